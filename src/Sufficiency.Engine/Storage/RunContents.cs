using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Cautions;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Storage;

/// <summary>Everything a run folder is written from.</summary>
internal sealed record RunContents
{
    /// <summary>What the plans were made from.</summary>
    public required PlanBasis Basis { get; init; }

    public PlanningDataset Dataset => Basis.Inputs.Dataset;

    public TravelMatrix Travel => Basis.Inputs.Travel;

    public DemandForecast Forecast => Basis.Inputs.Forecast;

    /// <summary>The plan.</summary>
    public required PlanTables Plan { get; init; }

    /// <summary>Committed schemes only.</summary>
    public required PlanTables DoMinimum { get; init; }

    /// <summary>What delayed openings cost; null where the data names none, or the two plans were not found.</summary>
    public SlipContents? Slip { get; init; }

    /// <summary>What assumptions at the ends of their ranges do to the chosen schemes; none where that was not asked for.</summary>
    public IReadOnlyList<AssumptionCheck> AssumptionChecks { get; init; } = [];

    /// <summary>What to read before the plan is shown.</summary>
    public IReadOnlyList<Caution> Cautions => CautionChecks.Of(new(Dataset, Plan, DoMinimum, AssumptionChecks));

    /// <summary>How it came about; totals and audit are filled in by the writer.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>GeoJSON of outlines in WGS84 with a property <c>area_code</c>; null where there is none.</summary>
    public string? OutlinesPath { get; init; }

    /// <summary>Tables that are written; the audit sees the others without a file, and no map is drawn.
    /// Null where everything is written.</summary>
    public IReadOnlySet<string>? KeptTables { get; init; }

    /// <summary>Whether a table is written.</summary>
    public bool Keeps(string table) => KeptTables is null || KeptTables.Contains(table);
}
