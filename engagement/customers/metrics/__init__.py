"""What customers can be asked, and how a figure is made of their answers."""
