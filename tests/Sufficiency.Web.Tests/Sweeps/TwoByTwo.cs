using Sufficiency.Engine.Sweeps.Comparison;

namespace Sufficiency.Web.Tests.Sweeps;

/// <summary>A sweep of two axes with two levels each, whose figures can be worked out on paper.</summary>
internal static class TwoByTwo
{
    /// <summary>Costs 100, 200, 110, 210 million; 40, 80, 10, 50 places short.</summary>
    public static SweepResults Sweep { get; } = new()
    {
        Title = "Growth and a school",
        Settings = new Dictionary<string, string>(StringComparer.Ordinal),
        Total = 4,
        Done = 4,
        Failed = 0,
        Axes = [new("growth", ["low", "high"], false), new("school", ["late", "soon"], false)],
        Scenarios = [Row(0, "low", "late", 100, 40), Row(1, "high", "late", 200, 80), Row(2, "low", "soon", 110, 10),
            Row(3, "high", "soon", 210, 50)],
        Effects =
        [
            new("growth", false, "low", 105e6, "high", 205e6), new("school", false, "late", 150e6, "soon", 160e6),
            new("growth", true, "low", 25, "high", 65), new("school", true, "soon", 30, "late", 60),
        ],
        Spread = [new(2030, new(10e6, 15e6, 20e6), new(5, 20, 60)), new(2031, new(11e6, 16e6, 21e6), new(10, 45, 80))],
    };

    private static ScenarioResult Row(int number, string growth, string school, double millions, double lack) => new()
    {
        Number = number,
        Name = $"growth-{growth}_school-{school}",
        Status = "done",
        Reason = null,
        Levels = new Dictionary<string, string>(StringComparer.Ordinal) { ["growth"] = growth, ["school"] = school },
        CostGbp = millions * 1e6,
        SavingGbp = 0,
        PlacesShort = lack,
        PupilYearsWaiting = 0,
        SchemesOpened = 1,
        Plan = $"without {school}",
    };
}
