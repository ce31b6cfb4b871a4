namespace Sufficiency.Engine.Results.Tables;

/// <summary>Places a scheme gives by years since opening.</summary>
internal sealed record SchemePlacesRow(string SchemeId, int YearsSinceOpening, string? Phase, double Places);
