namespace Sufficiency.Engine.Results.Tables;

/// <summary>A number the plan was made with.</summary>
internal sealed record ParameterRow(string Name, double Value, string Unit);
