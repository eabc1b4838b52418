"""What screens are made of. Widgets draw values that they are given; they ask nobody."""
