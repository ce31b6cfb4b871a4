using System.Text.Json;
using System.Text.Json.Serialization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Planning;
using Sufficiency.Engine.Results.Summary;

namespace Sufficiency.Runner.Terminal;

/// <summary>A plan as one JSON document, for scripts.</summary>
internal static class PlanDocument
{
    public static JsonSerializerOptions Options { get; } = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        WriteIndented = true,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    public static void Write(TextWriter output, PlanningOutcome outcome)
    {
        var summary = outcome.Summary;
        output.WriteLine(JsonSerializer.Serialize(
            new
            {
                outcome.Plan.Status,
                outcome.Plan.Reason,
                outcome.Plan.Message,
                outcome.Plan.ObjectiveGbp,
                outcome.Plan.BoundGbp,
                outcome.Plan.Gap,
                Audit = outcome.AuditFindings switch { null => "not_run", { Count: 0 } => "passed", _ => "failed" },
                AuditFindings = outcome.AuditFindings ?? [],
                Figures = Figures(summary, summary?.Plan),
                DoMinimum = new
                {
                    outcome.DoMinimum.Status,
                    outcome.DoMinimum.Message,
                    outcome.DoMinimum.ObjectiveGbp,
                    outcome.DoMinimum.BoundGbp,
                    outcome.DoMinimum.Gap,
                    Figures = Figures(summary, summary?.DoMinimum),
                },
                Schemes = (summary?.Schemes ?? []).Select(scheme => new
                {
                    SchemeId = scheme.Id,
                    scheme.Name,
                    Status = scheme.IsCommitted ? "committed" : "optional",
                    scheme.IsGeneric,
                    PlannedOpening = scheme.Planned?.StartYear,
                    OpeningYear = scheme.Opening?.StartYear,
                    scheme.Places,
                    CapitalGbp = scheme.Capital.Value,
                }),
                MainstreamPressure = (summary?.Pressures ?? []).Select(school => new
                {
                    ProviderId = school.Id,
                    school.Name,
                    CountedPupils = school.Counted,
                    school.Pupils,
                    CountedPressure = school.CountedShare,
                    Pressure = school.Share,
                }),
                ReadFirst = (summary?.Cautions ?? []).Select(caution =>
                new { caution.Check, caution.Subject, caution.Figure, caution.Text }),
                DataWarnings = WarningSection.Document(outcome.Warnings),
                AssumptionChecks = summary?.AssumptionChecks,
                Slip = outcome.Slip is { } slip ? SlipSection.Document(slip) : null,
                outcome.Seconds,
                RunDir = outcome.RunFolder,
            },
            Options));
    }

    private static object? Figures(PlanSummary? summary, PlanFigures? figures) => summary is null || figures is null ? null : new
    {
        TotalCostGbp = figures.TotalCost.Value,
        DiscountedCostGbp = figures.DiscountedCost.Value,
        CapitalGbp = figures.Capital.Value,
        CarriedCostGbp = figures.CarriedCost.Value,
        figures.WaitingPupilYears,
        JourneysLongerThanCounted = figures.JourneysLonger
            .ToDictionary(pair => pair.Key.ToCode(), pair => pair.Value, StringComparer.Ordinal),
        Journeys = figures.Journeys.Select(line => new { line.Phase, ProvisionType = line.Type.ToCode(), line.Placed, line.Counted }),
        Years = summary.Years.Select((year, i) => new
        {
            AcademicYear = year.StartYear,
            IsCarried = i > 0 && year < summary.FirstPlanned,
            PupilsOnRoll = ProvisionCodes.ProvisionTypes
                .ToDictionary(type => type.ToCode(), type => figures.PupilsOnRoll[type][i], StringComparer.Ordinal),
            PupilsBySupply = Enum.GetValues<Supply>()
                .ToDictionary(supply => supply.ToCode(), supply => figures.PupilsBySupply[supply][i], StringComparer.Ordinal),
            PupilsWaiting = figures.PupilsWaiting[i],
            PlacesShort = figures.PlacesShort[i],
            PlansWithoutSchoolPlace = summary.Plans[i].WithoutSchoolPlace,
            PlansOfOtherAges = summary.Plans[i].OtherAges,
            PlansInAll = summary.Plans[i].All,
            CostGbp = figures.Cost[i]?.Value,
            HighNeedsPositionGbp = figures.HighNeedsPosition[i]?.Value,
            ShareBeyondGuidance = figures.ShareBeyondGuidance[i],
        }),
    };
}
