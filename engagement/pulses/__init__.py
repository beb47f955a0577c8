"""The staff side: questions, tickets, the urn, the closing and its release."""
