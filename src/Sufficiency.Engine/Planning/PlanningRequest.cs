using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>What to plan.</summary>
/// <param name="Data">The data pack, its overrides and how finely areas are cut.</param>
/// <param name="Schemes">Who decides on optional schemes.</param>
/// <param name="Limits">Gap to prove and time to prove it in; the time holds for all plans of the run together.</param>
/// <param name="OutputFolder">Where the run is written.</param>
/// <param name="Overwrites">Whether a run that stands there already is replaced.</param>
public sealed record PlanningRequest(DatasetRequest Data, SchemeChoice Schemes, SolveLimits Limits, string OutputFolder,
    bool Overwrites = false)
{
    /// <summary>Whether assumptions are tried at the ends of their ranges, to say which of them change the chosen schemes.</summary>
    public bool ChecksAssumptions { get; init; }
}

/// <summary>How far a run is.</summary>
/// <param name="Stage">The stage, as in <see cref="PlanningOutcome.Seconds"/>.</param>
/// <param name="Detail">What is being done, in plain words; empty at the start of a stage.</param>
/// <param name="Gap">Relative gap between the best plan found and what is proven, where both are known.</param>
public sealed record PlanningProgress(string Stage, string Detail, double? Gap);

/// <summary>The stages of a run, in order.</summary>
public static class PlanningStages
{
    /// <summary>Reading and checking the data.</summary>
    public const string Read = "read";

    /// <summary>Forecasting pupils.</summary>
    public const string Forecast = "forecast";

    /// <summary>Measuring journeys, beside the forecast.</summary>
    public const string Travel = "travel";

    /// <summary>The plan with committed schemes only.</summary>
    public const string DoMinimum = "do_minimum";

    /// <summary>The plan asked for.</summary>
    public const string Plan = "plan";

    /// <summary>The plan with every scheme in its planned year, where the data names delayed openings.</summary>
    public const string AsPlanned = "as_planned";

    /// <summary>The same plan with delayed schemes in their delayed years.</summary>
    public const string Slipped = "slipped";

    /// <summary>Trying assumptions at the ends of their ranges.</summary>
    public const string CheckAssumptions = "check_assumptions";

    /// <summary>Writing the tables and checking what was written.</summary>
    public const string Write = "write";

    /// <summary>What is done in a stage, in plain words; the stage itself if it is none of these.</summary>
    public static string Sentence(string stage) => stage switch
    {
        Read => "Reading the data",
        Forecast => "Forecasting pupils",
        Travel => "Measuring journeys",
        DoMinimum => "Planning with committed schemes only",
        Plan => "Planning",
        AsPlanned => "Planning with all schemes as planned, to price the delayed openings",
        Slipped => "Planning with the delayed openings",
        CheckAssumptions => "Trying assumptions at the ends of their ranges",
        Write => "Writing the tables and checking them",
        _ => stage,
    };
}
