"""What every address of the API shares: fields, examples, the description."""
