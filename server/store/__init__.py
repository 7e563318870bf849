"""What is kept: learners, their quizzes, answers, reviews, drafts and tokens.

Each noun has a module with its table and the functions that read and write it; all take a
session of `Store`. Times are UTC and come from the caller.
"""
