using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Results.Summary;

/// <summary>Journeys to one provision type in a phase: of pupils whom the plan placed, in its last year, beside the
/// roll counted at the base date.</summary>
/// <param name="Phase">The phase.</param>
/// <param name="Type">The provision type.</param>
/// <param name="Placed">Pupils placed.</param>
/// <param name="Counted">Pupils counted at the base date, by their assumed homes; null where there were none.</param>
public sealed record JourneyFigures(Phase Phase, ProvisionType Type, RiddenFigures Placed, RiddenFigures? Counted)
{
    /// <summary>Those of the last year, by provision type and phase.</summary>
    internal static IReadOnlyList<JourneyFigures> Of(PlanTables tables, int baseYear, int lastYear)
    {
        var rows = tables.Journeys
            .ToDictionary(row => (row.AcademicYear, row.Riders, row.Phase, row.ProvisionType), row => new RiddenFigures(
            row.Pupils, row.MeanKilometres, row.MeanMinutes, row.NinetiethPercentileMinutes, row.PupilsBeyondGuidance / row.Pupils));
        return
        [
            .. from type in ProvisionCodes.ProvisionTypes
               from phase in Enum.GetValues<Phase>()
               let placed = rows.GetValueOrDefault((lastYear, JourneyRow.Placed, phase.ToTableCode(), type.ToCode()))
               where placed is not null
               select new JourneyFigures(phase, type, placed,
                   rows.GetValueOrDefault((baseYear, JourneyRow.BaseRoll, phase.ToTableCode(), type.ToCode()))),
        ];
    }

    /// <summary>
    /// How much longer pupils placed ride by distance in the planned years than as many pupils of the counted roll would, by provision
    /// type: −0.1 is a tenth shorter. A phase that the counted roll has no pupils of is left out.
    /// </summary>
    internal static IReadOnlyDictionary<ProvisionType, double> LongerByType(PlanTables tables, int baseYear)
    {
        var counted = tables.Journeys.Where(row => row.AcademicYear == baseYear && row.Riders == JourneyRow.BaseRoll)
            .ToDictionary(row => (row.Phase, row.ProvisionType), row => row.MeanKilometres);
        var compared = tables.Journeys
            .Where(row => row.Riders == JourneyRow.Placed && tables.Counts(row.AcademicYear)
                && counted.ContainsKey((row.Phase, row.ProvisionType)))
            .ToLookup(row => row.ProvisionType, row => (Placed: row.Pupils * row.MeanKilometres,
                Counted: row.Pupils * counted[(row.Phase, row.ProvisionType)]), StringComparer.Ordinal);
        return ProvisionCodes.ProvisionTypes.Where(type => compared.Contains(type.ToCode()))
            .ToDictionary(type => type,
                type => (compared[type.ToCode()].Sum(ways => ways.Placed) / compared[type.ToCode()].Sum(ways => ways.Counted)) - 1.0);
    }
}

/// <summary>How pupils ride, one way.</summary>
/// <param name="Pupils">Expected pupils.</param>
/// <param name="MeanKilometres">Mean road distance.</param>
/// <param name="MeanMinutes">Mean time in the vehicle.</param>
/// <param name="NinetiethPercentileMinutes">Whole minutes within which nine in ten ride.</param>
/// <param name="ShareBeyondGuidance">Share whose journey is longer than guidance advises.</param>
public sealed record RiddenFigures(double Pupils, double MeanKilometres, double MeanMinutes, int NinetiethPercentileMinutes,
    double ShareBeyondGuidance);
