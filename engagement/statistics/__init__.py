"""What can be said from numbers, pure: arrays in, numbers or a reason out."""
