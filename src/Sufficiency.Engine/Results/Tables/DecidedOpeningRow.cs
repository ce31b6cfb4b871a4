namespace Sufficiency.Engine.Results.Tables;

/// <summary>What is decided of an optional scheme.</summary>
internal sealed record DecidedOpeningRow(string SchemeId, int? OpeningYear);
