"""What text is made of: sentences, words, scripts, quotation marks, languages."""
