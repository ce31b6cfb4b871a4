using Sufficiency.Engine.Data;
using Sufficiency.Engine.Demand;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Geography;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Solving;

namespace Sufficiency.Engine;

/// <summary>What both plans of a run are made from.</summary>
internal sealed record PlanInputs(LoadedDataset Loaded, TravelMatrix Travel, DemandForecast Forecast)
{
    public PlanningDataset Dataset => Loaded.Dataset;
}

/// <summary>What came of one solve: its solution and, where there is one, the plan in tables.</summary>
internal sealed record PlanAttempt(ProblemSolution Solution, PlanTables? Tables);
