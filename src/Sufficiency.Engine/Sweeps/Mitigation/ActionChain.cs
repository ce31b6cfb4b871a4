using Sufficiency.Engine.Domain.Planning;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Sweeps.Steps;

namespace Sufficiency.Engine.Sweeps.Mitigation;

/// <summary>The plans of a study of actions, with what leads from one to the next.</summary>
internal sealed class ActionChain
{
    private readonly IReadOnlyList<PlannedAction> actions;
    private readonly List<ChainLink> links = [];
    private readonly List<ChainLink> alone = [];
    private readonly List<SchemeStep> schemes = [];
    private readonly List<PlanAttempt> solved = [];

    /// <summary>Begins with committed schemes only, and the plan without actions.</summary>
    public ActionChain(IReadOnlyList<PlannedAction> actions, SolvedInputs committed, SolvedInputs plan)
    {
        (this.actions, FirstCommitted, First, Last) = (actions, committed, plan, committed);
        links.Add(new("start", "Committed schemes only, without actions", FiguresOf(committed)));
        Step("schemes", "Schemes that the plan builds", plan);
    }

    /// <summary>Committed schemes only, without actions.</summary>
    public SolvedInputs FirstCommitted { get; }

    /// <summary>The plan without actions.</summary>
    public SolvedInputs First { get; }

    /// <summary>The last plan.</summary>
    public SolvedInputs Last { get; private set; }

    /// <summary>Committed schemes only, with all actions.</summary>
    public SolvedInputs? LastCommitted { get; set; }

    /// <summary>Switches an action on, on top of those before it; the first is alone too.</summary>
    public void Add(PlannedAction action, SolvedInputs plan)
    {
        Step(action.Id, action.Name, plan);
        if (alone.Count == 0) alone.Add(links[^1]);
    }

    /// <summary>The next action alone.</summary>
    public void AddAlone(SolvedInputs plan)
    {
        var action = actions[alone.Count];
        solved.Add(plan.Plan);
        alone.Add(new(action.Id, action.Name, FiguresOf(plan)));
    }

    /// <summary>What came of it.</summary>
    public MitigateOutcome Outcome(MitigateRequest request, PlanningOutcome unmitigated, PlanningOutcome mitigated,
        IReadOnlyDictionary<string, double> seconds)
    {
        var horizon = First.Inputs.Dataset.Horizon;
        var waterfalls = StepWaterfall.Of(PlanFigures.All(horizon.Last), links);
        return new()
        {
            Title = First.Inputs.Dataset.Title,
            Span = $"{horizon.FirstPlanned} to {horizon.Last}",
            Actions = RunContentsBuilder.Recorded(request.Actions),
            Waterfalls = waterfalls,
            Alone = [.. waterfalls.Where(waterfall => waterfall.Figure.PartOf is null).Select(AloneOf)],
            Schemes = schemes,
            OpenGbp = solved.All(plan => plan.Solution.Bound is not null)
                ? solved.Max(plan => Math.Max(0.0, plan.Solution.Objective!.Value - plan.Solution.Bound!.Value)) : null,
            Unmitigated = unmitigated,
            UnmitigatedRequest = request.RequestOf(MitigateRequest.UnmitigatedFolder, null),
            Mitigated = mitigated,
            MitigatedRequest = request.RequestOf(MitigateRequest.MitigatedFolder, request.Actions),
            Folder = request.OutputFolder,
            Seconds = seconds,
        };
    }

    private AloneEffects AloneOf(StepWaterfall waterfall)
    {
        var none = waterfall.Steps[0].After;
        return new(waterfall.Figure,
            [.. alone.Select(link => StepWaterfall.Rounded(waterfall.Figure, link.Figures[waterfall.Figure.Code]) - none)],
            waterfall.End - none);
    }

    private void Step(string code, string name, SolvedInputs plan)
    {
        var before = Openings(Last.Plan.Tables!);
        schemes.AddRange(plan.Plan.Tables!.Schemes.Where(row => before.GetValueOrDefault(row.SchemeId) != row.OpeningYear)
            .Select(row => new SchemeStep(code, row.SchemeId, row.Name, before.GetValueOrDefault(row.SchemeId), row.OpeningYear)));
        links.Add(new(code, name, FiguresOf(plan)));
        solved.Add(plan.Plan);
        Last = plan;
    }

    private static IReadOnlyDictionary<string, double> FiguresOf(SolvedInputs plan) => PlanFigures.Of(plan.Inputs, plan.Plan.Tables!);

    private static Dictionary<string, int?> Openings(PlanTables tables) =>
        tables.Schemes.ToDictionary(row => row.SchemeId, row => row.OpeningYear, StringComparer.Ordinal);
}
