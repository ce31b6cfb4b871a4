namespace Sufficiency.Engine.Results.Tables;

/// <summary>Share of plans that cease.</summary>
internal sealed record CeasingRow(int YearGroup, double Share);
