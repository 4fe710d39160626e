"""What may become of a paper, of a sign-off and of a part: decided from values alone."""
