using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Model.Data;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results;

/// <summary>Journeys summed over pupils, with a count by whole minute.</summary>
internal sealed class JourneySum
{
    // A journey a hair above a whole minute is of that minute, so that rounding decides nothing.
    private const double Hair = 1e-6;
    private readonly List<double> byMinute = []; // [minutes, rounded up]: pupils

    /// <summary>Pupils who ride.</summary>
    public double Pupils { get; private set; }

    private double Kilometres { get; set; }

    private double Minutes { get; set; }

    private double Beyond { get; set; }

    /// <summary>Adds pupils who ride alike.</summary>
    public void Add(in RiddenJourney journey, double pupils, bool isBeyondGuidance)
    {
        Pupils += pupils;
        Kilometres += pupils * journey.Kilometres;
        Minutes += pupils * journey.Minutes;
        if (isBeyondGuidance) Beyond += pupils;
        Count((int)Math.Ceiling(Math.Max(0.0, journey.Minutes - Hair)), pupils);
    }

    /// <summary>Adds other journeys so many times.</summary>
    public void Add(JourneySum other, double times)
    {
        Pupils += times * other.Pupils;
        Kilometres += times * other.Kilometres;
        Minutes += times * other.Minutes;
        Beyond += times * other.Beyond;
        for (var minute = 0; minute < other.byMinute.Count; minute++) Count(minute, times * other.byMinute[minute]);
    }

    /// <summary>The row of the table.</summary>
    public JourneyRow ToRow(int year, string phase, string type, string riders) =>
        new()
        {
            AcademicYear = year,
            Phase = phase,
            ProvisionType = type,
            Riders = riders,
            Pupils = Pupils,
            MeanKilometres = Kilometres / Pupils,
            MeanMinutes = Minutes / Pupils,
            NinetiethPercentileMinutes = NinetiethPercentile(),
            PupilsBeyondGuidance = Beyond,
        };

    /// <summary>The journeys as those of a year in all.</summary>
    public YearJourney ToYear(int year) => new(year, Pupils, Minutes / Pupils, NinetiethPercentile(), Beyond);

    private int NinetiethPercentile()
    {
        var (below, minute) = (0.0, 0);
        while (minute < byMinute.Count - 1 && (below += byMinute[minute]) < 0.9 * Pupils) minute++;
        return minute;
    }

    private void Count(int minute, double pupils)
    {
        while (byMinute.Count <= minute) byMinute.Add(0.0);
        byMinute[minute] += pupils;
    }
}

/// <summary>The journeys of pupils placed, by year, phase and provision type.</summary>
internal sealed class PlacedJourneys(int yearCount)
{
    private static readonly int PhaseCount = Enum.GetValues<Phase>().Length;
    private static readonly int TypeCount = ProvisionCodes.ProvisionTypes.Count;
    private readonly JourneySum?[] sums = new JourneySum?[yearCount * PhaseCount * TypeCount];

    /// <summary>The sum of a year, phase and provision type.</summary>
    public JourneySum Of(int year, Phase phase, ProvisionType type) =>
        sums[(((year * PhaseCount) + (int)phase) * TypeCount) + (int)type] ??= new();

    /// <summary>Every sum that has pupils.</summary>
    public IEnumerable<(int Year, Phase Phase, ProvisionType Type, JourneySum Sum)> All()
    {
        for (var at = 0; at < sums.Length; at++)
        {
            if (sums[at] is { } sum)
                yield return (at / (PhaseCount * TypeCount), (Phase)(at / TypeCount % PhaseCount), (ProvisionType)(at % TypeCount), sum);
        }
    }
}
