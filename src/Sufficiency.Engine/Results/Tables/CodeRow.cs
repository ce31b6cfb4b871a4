namespace Sufficiency.Engine.Results.Tables;

/// <summary>A code with its name and its place in order.</summary>
internal sealed record CodeRow(string Code, string Name, int SortOrder);
