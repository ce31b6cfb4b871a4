namespace Sufficiency.Engine.Storage;

/// <summary>A value of the data that is out of the ordinary and may be right.</summary>
/// <param name="Check">The check it comes of.</param>
/// <param name="File">The file.</param>
/// <param name="Line">Line, counted from 1 with the header; null where the whole file is meant.</param>
/// <param name="Column">Column or path; null where none is meant.</param>
/// <param name="Weight">How far it lies from what is usual; the largest first.</param>
/// <param name="Text">All of it in words: place, value, what is usual with its source, what to do.</param>
public sealed record RecordedWarning(string Check, string File, int? Line, string? Column, double Weight, string Text);
