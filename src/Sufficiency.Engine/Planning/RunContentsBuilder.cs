using System.Globalization;
using System.Text.Json;
using Sufficiency.Engine.Packs.Actions;
using Sufficiency.Engine.Results;
using Sufficiency.Engine.Results.Summary;
using Sufficiency.Engine.Results.Tables;
using Sufficiency.Engine.Storage;

namespace Sufficiency.Engine.Planning;

/// <summary>Gathers what a run folder is written from.</summary>
internal static class RunContentsBuilder
{
    public static RunContents Build(
        PlanningRequest request, PlanInputs inputs, RunAttempts attempts, IReadOnlyDictionary<string, double> seconds,
        IReadOnlyList<AssumptionCheck>? checks = null)
    {
        var contents = Contents(request, inputs, attempts, seconds) with { AssumptionChecks = checks ?? [] };
        return contents with { Record = contents.Record with { ReadFirst = [.. contents.Cautions.Select(caution => caution.Text)] } };
    }

    /// <summary>A change of the pack as records of runs hold it.</summary>
    public static AppliedOverride Recorded(Packs.Overrides.AppliedOverride change) =>
        new(change.Path, change.OldValue ?? "", change.NewValue);

    /// <summary>Actions as records of runs hold them.</summary>
    public static RecordedActions Recorded(ActionFile actions) => new(actions.Name, actions.Text, [.. actions.Actions.Select(action =>
        new RecordedAction(action.Id, action.Name, action.Challenge, action.Starts.StartYear, ActionWords.Reach(action),
            ActionWords.Effects(action), ActionWords.Cost(action),
            $"{action.Provenance.Source} ({action.Provenance.Certainty.ToTableCode()}, {action.Provenance.Year})"))]);

    private static RunContents Contents(
        PlanningRequest request, PlanInputs inputs, RunAttempts attempts, IReadOnlyDictionary<string, double> seconds) => new()
        {
            Forecast = new(inputs.Basis),
            Plan = attempts.Plan.Tables ?? throw new ArgumentException("There is no plan to write.", nameof(attempts)),
            DoMinimum = attempts.DoMinimum.Tables ?? throw new ArgumentException("There is no do-minimum to write.", nameof(attempts)),
            Slip = attempts.Slip is { Cost: { } cost } slip
                ? new(SlipStudy.Compared(slip.AsPlanned)!, SlipStudy.Compared(slip.Slipped)!, cost) : null,
            Record = Record(request, inputs, attempts, seconds),
            Outlines = inputs.Loaded.ReadOutlines(),
        };

    private static RunRecord Record(
        PlanningRequest request, PlanInputs inputs, RunAttempts attempts, IReadOnlyDictionary<string, double> seconds) => new()
        {
            EngineVersion = ThisEngine.Version,
            Scenario = inputs.Dataset.Name,
            Title = inputs.Dataset.Title,
            Settings = Settings(request),
            Overrides = [.. inputs.Loaded.Overrides.Select(Recorded)],
            Additions = [.. inputs.Loaded.Additions.Select(addition => new RecordedAddition(addition.Scheme.SchemeId, addition.Scheme.Name,
                addition.Scheme.Describe(), addition.Scheme.ToText(), addition.TakenFromPack))],
            Actions = inputs.Loaded.Actions is { } actions ? Recorded(actions) : null,
            DataWarnings = [.. inputs.Loaded.Warnings.Select(warning => new RecordedWarning(warning.Check, warning.File, warning.Line,
                warning.Column, Math.Round(warning.Weight, 3), warning.ToString()))],
            Seed = request.Limits.Seed,
            Pack = Path.GetFullPath(request.Data.Path),
            Plan = Outcome(attempts.Plan),
            DoMinimum = Outcome(attempts.DoMinimum),
            Slip = attempts.Slip is { Cost: { } cost } slip ? Slip(slip, cost) : null,
            Inputs = [.. inputs.Loaded.Inputs.Select(input => new InputFile(input.File, input.Sha256, input.Bytes))],
            SecondsByStage = new Dictionary<string, double>(seconds, StringComparer.Ordinal),
        };

    private static SlipOutcome Slip(SlipAttempt slip, SlipCost cost) => new()
    {
        AsPlanned = Outcome(slip.AsPlanned),
        Slipped = Outcome(slip.Slipped),
        PlaceYearsFewer = cost.PlaceYearsFewer,
        WaitingPupilYearsMore = cost.WaitingPupilYearsMore,
        OutOfCountyPupilYearsMore = cost.OutOfCountyPupilYearsMore,
        CostMoreGbp = cost.CostMore.Value,
        HighNeedsPositionChangeGbp = cost.HighNeedsPositionChange?.Value,
        ProvenLeastGbp = cost.ProvenLeast?.Value,
        ProvenMostGbp = cost.ProvenMost?.Value,
    };

    private static Dictionary<string, string> Settings(PlanningRequest request) => new(StringComparer.Ordinal)
    {
        ["areas"] = Code(request.Data.Areas),
        ["schemes"] = Code(request.Schemes),
        ["check_assumptions"] = request.ChecksAssumptions ? "yes" : "no",
        ["gap"] = request.Limits.RelativeGap.ToString("R", CultureInfo.InvariantCulture),
        ["time_limit_seconds"] = request.Limits.TimeLimit?.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) ?? "none",
    };

    private static PlanOutcome Outcome(PlanAttempt attempt) => new()
    {
        Status = Code(attempt.Solution.Status),
        Reason = Code(attempt.Solution.Reason),
        Message = attempt.Solution.Message,
        Solver = attempt.Solution.Solver,
        ObjectiveGbp = attempt.Solution.Objective
            ?? throw new ArgumentException("A plan that is written has an objective.", nameof(attempt)),
        BoundGbp = attempt.Solution.Bound,
        Gap = attempt.Solution.Gap,
    };

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
