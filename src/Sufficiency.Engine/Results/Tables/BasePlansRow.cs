namespace Sufficiency.Engine.Results.Tables;

/// <summary>Plans counted at the base date.</summary>
internal sealed record BasePlansRow(string Need, int YearGroup, string Setting, double Plans);
