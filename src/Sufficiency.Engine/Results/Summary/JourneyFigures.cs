using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>Journeys to one provision type in a phase: of pupils whom the plan placed, in its last year, beside the roll counted at the base date.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Type">The provision type.</param>
/// <param name="Placed">Pupils placed.</param>
/// <param name="Counted">Pupils counted at the base date, by their assumed homes; null where there were none.</param>
public sealed record JourneyFigures(Phase Phase, ProvisionType Type, RiddenFigures Placed, RiddenFigures? Counted)
{
    /// <summary>Those of the last year, by provision type and phase.</summary>
    internal static IReadOnlyList<JourneyFigures> Of(PlanTables tables, int baseYear, int lastYear)
    {
        var rows = tables.Journeys.ToDictionary(row => (row.AcademicYear, row.Riders, row.Phase, row.ProvisionType), row => new RiddenFigures(
            row.Pupils, row.MeanKilometres, row.MeanMinutes, row.NinetiethPercentileMinutes, row.PupilsBeyondGuidance / row.Pupils));
        return
        [
            .. from type in ProvisionCodes.ProvisionTypes
               from phase in Enum.GetValues<Phase>()
               let placed = rows.GetValueOrDefault((lastYear, JourneyRow.Placed, phase.ToTableCode(), type.ToCode()))
               where placed is not null
               select new JourneyFigures(phase, type, placed, rows.GetValueOrDefault((baseYear, JourneyRow.BaseRoll, phase.ToTableCode(), type.ToCode()))),
        ];
    }

    /// <summary>How much longer pupils placed ride than as many pupils of the counted roll would, by distance: −0.1 is a tenth shorter; null where nothing can be compared.</summary>
    public static double? LongerByDistance(IReadOnlyList<JourneyFigures> figures)
    {
        var (placed, counted) = (0.0, 0.0);
        foreach (var figure in figures.Where(figure => figure.Counted is not null))
        {
            placed += figure.Placed.Pupils * figure.Placed.MeanKilometres;
            counted += figure.Placed.Pupils * figure.Counted!.MeanKilometres;
        }

        return counted > 0.0 ? (placed / counted) - 1.0 : null;
    }
}

/// <summary>How pupils ride, one way.</summary>
/// <param name="Pupils">Expected pupils.</param>
/// <param name="MeanKilometres">Mean road distance.</param>
/// <param name="MeanMinutes">Mean time in the vehicle.</param>
/// <param name="NinetiethPercentileMinutes">Whole minutes within which nine in ten ride.</param>
/// <param name="ShareBeyondGuidance">Share whose journey is longer than guidance advises.</param>
public sealed record RiddenFigures(double Pupils, double MeanKilometres, double MeanMinutes, int NinetiethPercentileMinutes, double ShareBeyondGuidance);
