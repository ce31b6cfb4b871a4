using System.Globalization;
using System.Reflection;
using System.Text.Json;
using Sufficiency.Engine.Results.Storage;

namespace Sufficiency.Engine;

/// <summary>Gathers what a run folder is written from.</summary>
internal static class RunContentsBuilder
{
    public static RunContents Build(
        PlanningRequest request, PlanInputs inputs, PlanAttempt plan, PlanAttempt doNothing, IReadOnlyDictionary<string, double> seconds) => new()
        {
            Dataset = inputs.Dataset,
            Travel = inputs.Travel,
            Forecast = inputs.Forecast,
            Plan = plan.Tables ?? throw new ArgumentException("There is no plan to write.", nameof(plan)),
            DoNothing = doNothing.Tables ?? throw new ArgumentException("There is no do-nothing to write.", nameof(doNothing)),
            Record = Record(request, inputs, plan, doNothing, seconds),
            OutlinesPath = inputs.Loaded.OutlinesPath,
        };

    private static RunRecord Record(
        PlanningRequest request, PlanInputs inputs, PlanAttempt plan, PlanAttempt doNothing, IReadOnlyDictionary<string, double> seconds) => new()
        {
            EngineVersion = typeof(RunContentsBuilder).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown",
            Scenario = inputs.Dataset.Name,
            Title = inputs.Dataset.Title,
            Settings = Settings(request),
            Overrides = [.. inputs.Loaded.Overrides.Select(change => new AppliedOverride(change.Path, change.OldValue ?? "", change.NewValue))],
            Seed = request.Limits.Seed,
            Plan = Outcome(plan),
            DoNothing = Outcome(doNothing),
            Inputs = [.. inputs.Loaded.Inputs.Select(input => new InputFile(input.File, input.Sha256, input.Bytes))],
            SecondsByStage = new Dictionary<string, double>(seconds, StringComparer.Ordinal),
        };

    private static Dictionary<string, string> Settings(PlanningRequest request) => new(StringComparer.Ordinal)
    {
        ["areas"] = Code(request.Data.Areas),
        ["schemes"] = Code(request.Schemes),
        ["gap"] = request.Limits.RelativeGap.ToString("R", CultureInfo.InvariantCulture),
        ["time_limit_seconds"] = request.Limits.TimeLimit?.TotalSeconds.ToString("R", CultureInfo.InvariantCulture) ?? "none",
    };

    private static PlanOutcome Outcome(PlanAttempt attempt) => new()
    {
        Status = Code(attempt.Solution.Status),
        Reason = Code(attempt.Solution.Reason),
        Message = attempt.Solution.Message,
        Solver = attempt.Solution.Solver,
        ObjectiveGbp = attempt.Solution.Objective ?? throw new ArgumentException("A plan that is written has an objective.", nameof(attempt)),
        BoundGbp = attempt.Solution.Bound,
        Gap = attempt.Solution.Gap,
    };

    private static string Code<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.SnakeCaseLower.ConvertName(value.ToString());
}
