namespace Sufficiency.Engine.Results.Tables;

/// <summary>What a sceptic would say of a plan.</summary>
/// <param name="Check">The check it comes of, such as <c>schools_that_double</c>.</param>
/// <param name="Subject">What it is about where a check may say several things; empty otherwise.</param>
/// <param name="Figure">The figure it rests on.</param>
/// <param name="Text">One line in plain words with the figure.</param>
public sealed record Caution(string Check, string Subject, double Figure, string Text);
