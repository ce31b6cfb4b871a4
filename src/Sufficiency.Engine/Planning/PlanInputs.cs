using Sufficiency.Engine.Demand.Forecast;
using Sufficiency.Engine.Domain;
using Sufficiency.Engine.Model;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Packs;
using Sufficiency.Engine.Packs.Files;
using Sufficiency.Engine.Packs.Readers;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Travel;
using Sufficiency.Solver.Problem;

namespace Sufficiency.Engine.Planning;

/// <summary>The inputs of a run's plans, with the pack that they were read from.</summary>
/// <param name="loaded">The pack.</param>
/// <param name="model">The inputs.</param>
internal sealed class PlanInputs(LoadedDataset loaded, ModelInputs model)
{
    private readonly Lock gate = new();
    private readonly WeakReference<PlanBasis?> basis = new(null);

    /// <summary>Inputs of a pack.</summary>
    public PlanInputs(LoadedDataset loaded, TravelMatrix travel, DemandForecast forecast)
        : this(loaded, new(loaded.Dataset, travel, forecast))
    {
    }

    /// <summary>The pack.</summary>
    public LoadedDataset Loaded => loaded;

    /// <summary>The inputs.</summary>
    public ModelInputs Model => model;

    public PlanningDataset Dataset => Model.Dataset;

    /// <summary>Gives the basis of inputs that differ from these in schemes alone, so that models share what no scheme changes; null for
    /// none.</summary>
    public Func<PlanBasis>? Like { get; init; }

    /// <summary>What the models of all plans share, held weakly: it lives only while a model, its tables or a like basis uses it.</summary>
    public PlanBasis Basis
    {
        get
        {
            lock (gate)
            {
                if (!basis.TryGetTarget(out var known)) basis.SetTarget(known = new(Model, Like?.Invoke()));
                return known;
            }
        }
    }

    /// <summary>Whether a plan may build nothing more: some schemes are free, and none is decided to open.</summary>
    public bool MayBuildNothing(SchemeChoice choice) => choice.IsFree() && !Dataset.DecidesToOpen;

    /// <summary>The same with nothing decided of optional schemes.</summary>
    public PlanInputs WithoutDecisions() => Dataset.DecidedOpenings.Count == 0 ? this
        : new(Loaded with { Dataset = Dataset with { DecidedOpenings = [] } }, Model.Travel, Model.Forecast) { Like = () => Basis };

    /// <summary>The same with every delayed scheme planned for the year it opens in truth.</summary>
    public PlanInputs WithDelaysAsPlans() =>
        new(Loaded with { Dataset = Dataset.WithDelaysAsPlans() }, Model.Travel, Model.Forecast) { Like = () => Basis };

    /// <summary>The journeys of a data pack: measured along straight lines, or as its own file gives them.</summary>
    public static TravelMatrix TravelOf(LoadedDataset loaded)
    {
        if (loaded.TravelMatrixPath is not { } path) return TravelMatrixBuilder.Build(loaded.Dataset);
        var name = Path.GetFileName(path);
        return TravelMatrixBuilder.Build(loaded.Dataset, TravelMatrixReader.Read(TextFile.Read(path, name), name, loaded.Dataset));
    }
}

/// <summary>What came of one solve: its solution and, where there is one, the plan in tables.</summary>
internal sealed record PlanAttempt(ProblemSolution Solution, PlanTables? Tables)
{
    /// <summary>What another plan much like it may start from; null where there is no plan.</summary>
    public WarmStart? Start { get; init; }

    /// <summary>
    /// What stands in where a choice of schemes has no plan, or a dearer one: to build nothing more is one of the choices, and what was
    /// proven about all of them holds for it.
    /// Nothing stands in for a solver that failed before any plan.
    /// </summary>
    /// <param name="doMinimum">Building nothing more.</param>
    /// <param name="mayBuildNothing">Whether that is a choice.</param>
    /// <param name="gap">The gap asked for.</param>
    public PlanAttempt OrElse(PlanAttempt doMinimum, bool mayBuildNothing, double gap)
    {
        if (doMinimum is not { Tables: not null, Solution.Objective: { } nothing } || !mayBuildNothing) return this;
        var isWithout = Solution is { Status: SolutionStatus.NoSolution, Reason: not StopReason.SolverFailure };
        if (!isWithout && !(Solution.Objective > nothing)) return this;
        var isProven = Solution.Bound is { } bound && nothing - bound <= gap * Math.Abs(nothing);
        return new(
            doMinimum.Solution with
            {
                Status = isProven ? SolutionStatus.WithinGap : SolutionStatus.Feasible,
                Reason = Solution.Reason,
                Message = Solution.Message,
                Bound = Solution.Bound,
                CertificatePrices = Solution.CertificatePrices,
                Certificate = Solution.Certificate,
                Solver = Solution.Solver,
            },
            doMinimum.Tables);
    }
}

/// <summary>What came of every solve of a run.</summary>
/// <param name="Plan">The plan asked for.</param>
/// <param name="DoMinimum">Committed schemes only.</param>
/// <param name="Slip">What delayed openings cost; null where the data names none.</param>
internal sealed record RunAttempts(PlanAttempt Plan, PlanAttempt DoMinimum, SlipAttempt? Slip);

/// <summary>What came of the two plans that show what delayed openings cost.</summary>
/// <param name="AsPlanned">Every scheme in its planned year.</param>
/// <param name="Slipped">Delayed schemes in their delayed years.</param>
/// <param name="Cost">Their difference; null where one of them was not found.</param>
internal sealed record SlipAttempt(PlanAttempt AsPlanned, PlanAttempt Slipped, SlipCost? Cost);
