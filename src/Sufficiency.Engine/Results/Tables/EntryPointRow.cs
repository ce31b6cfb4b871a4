namespace Sufficiency.Engine.Results.Tables;

/// <summary>An entry point and its band of year groups.</summary>
internal sealed record EntryPointRow(string EntryPoint, string Phase, int FirstYearGroup, int LastYearGroup);
