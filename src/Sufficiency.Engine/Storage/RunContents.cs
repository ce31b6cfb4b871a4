using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Cautions;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Everything a run folder is written from.</summary>
internal sealed record RunContents
{
    /// <summary>The inputs, forecast, journeys and local mix that all plans share, as rows.</summary>
    public required ForecastRows Forecast { get; init; }

    /// <summary>The inputs.</summary>
    public PlanningDataset Dataset => Forecast.Dataset;

    /// <summary>The plan.</summary>
    public required PlanTables Plan { get; init; }

    /// <summary>Committed schemes only.</summary>
    public required PlanTables DoMinimum { get; init; }

    /// <summary>What delayed openings cost; null if the data names none, or if one of the two plans was not found.</summary>
    public SlipContents? Slip { get; init; }

    /// <summary>What assumptions at the ends of their ranges do to the chosen schemes; empty if that was not asked for.</summary>
    public IReadOnlyList<AssumptionCheck> AssumptionChecks { get; init; } = [];

    /// <summary>Doubts to read before the plan is shown.</summary>
    public IReadOnlyList<Caution> Cautions => CautionChecks.Of(new(Dataset, Plan, DoMinimum, AssumptionChecks));

    /// <summary>How the run came about; the writer fills in totals and audit.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>Shapes of areas and schools where they are known already; null to read the outlines.</summary>
    public GeoShapes? Shapes { get; init; }

    /// <summary>GeoJSON text of outlines in WGS84 with a property <c>area_code</c>; null if there is none.</summary>
    public string? Outlines { get; init; }

    /// <summary>Names of the tables that are written; null to write every table, maps and the picture.</summary>
    /// <remarks>The audit reads the other tables from memory.</remarks>
    public IReadOnlySet<string>? KeptTables { get; init; }

    /// <summary>Whether a table is written.</summary>
    public bool Keeps(string table) => KeptTables is null || KeptTables.Contains(table);
}
