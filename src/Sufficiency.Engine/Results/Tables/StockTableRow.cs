namespace Sufficiency.Engine.Results.Tables;

/// <summary>Plans in the stock, county-wide; the base year too. Tier is null for plans counted elsewhere.</summary>
internal sealed record StockTableRow
{
    public required int AcademicYear { get; init; }

    public required string Need { get; init; }

    public required string? Tier { get; init; }

    public required string Phase { get; init; }

    public required int YearGroup { get; init; }

    public required double Pupils { get; init; }
}
