using Sufficiency.Engine.Domain.Evidence;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Estate;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Drafting.Estate;

/// <summary>special_places.csv: places of the special schools for this authority's pupils by academic year.</summary>
/// <remarks>
/// Where the schools hold more pupils with plans than SEN2 counts this authority's plans in state special schools, they teach other
/// authorities' pupils. All places are then scaled to this authority's share, since empty places would be invented otherwise.
/// </remarks>
internal static class SpecialPlacesDraft
{
    /// <summary>Schools that are over their places are over by 12 % on average (DfE): a register that says more is out of date.</summary>
    private const double MostOver = 1.12;

    /// <summary>A school opened within so many years of the base January is still filling.</summary>
    private const int FillingYears = 4;

    /// <summary>Writes the table; gives the plans that neighbouring authorities' schools hold.</summary>
    public static DraftFigure Write(EstateMaterial material, IReadOnlyList<SpecialRow> schools)
    {
        var (plans, roll) = (material.PlansIn(Setting.SpecialSchool), schools.Sum(school => school.Plans));
        var share = roll > plans ? plans / roll : 1.0;
        var shared = share < 1.0
            ? $", scaled by {plans:0} of {roll:0}: SEN2 counts {plans:0} plans of this authority in state special schools, where its own "
                + $"schools hold {roll:0} pupils with plans" : "";
        var table = new PackTable("special_places.csv", 3, "pack", "urn", "from_academic_year", "places", "source", "certainty", "filling");
        var old = new List<string>();
        foreach (var school in schools)
        {
            var entry = material.ByUrn.GetValueOrDefault(EstateSources.UrnOf(school.Site));
            foreach (var step in StepsOf(material, school, entry, old))
            {
                var whole = Math.Round(step.Places * share, MidpointRounding.AwayFromZero);
                table.Add(null, school.Site, step.Year, whole, step.Basis + shared,
                    share < 1.0 ? Certainty.Assumed : step.Certainty, step.IsFilling ? "as set" : null);
            }
        }

        table.WriteTo(material.RecipeFolder);
        if (old.Count > 0)
            material.Note($"The register's capacity is far below the roll of {string.Join(", ", old)}: it looks out of date, and the roll "
                + "was taken as places.");
        NoteTaught(material, schools, plans, roll);
        return new("neighbour.plans", Math.Max(0.0, Math.Round(plans - roll)), "pupils",
            schools.Count == 0 ? $"{plans:0} plans in state special schools (SEN2, January {material.January}); this authority has no such "
                + "school of its own" : plans > roll
            ? $"{plans:0} plans in state special schools (SEN2) less the {roll:0} pupils with plans at the authority's own, January "
                + $"{material.January}" : $"The authority's own special schools hold {roll:0} pupils with plans, SEN2 counts {plans:0} of "
                + "its plans in state special schools: none is taken to be elsewhere",
            material.CountDate, Certainty.Derived);
    }

    private static void NoteTaught(EstateMaterial material, IReadOnlyList<SpecialRow> schools, double plans, double roll)
    {
        if (schools.Count == 0)
        {
            material.Note($"The authority has no state special school: all {plans:0} plans in such schools are with its neighbours.");
            return;
        }

        material.Note(plans >= roll
            ? $"SEN2 counts {plans:0} plans in state special schools and the authority's own ({Schools(schools)}) hold {roll:0} pupils "
                + $"with plans: the other {plans - roll:0} are taken to be with its neighbours."
            : $"The authority's own ({Schools(schools)}) hold {roll:0} pupils with plans and SEN2 counts {plans:0} of its plans in "
                + $"state special schools: at least {roll - plans:0} come from other authorities. Places were scaled by "
                + $"{plans / roll:0.000}, to what its own pupils use. If you know each school's places for your pupils, "
                + "write them into special_places.csv.");
    }

    private static string Schools(IReadOnlyList<SpecialRow> schools) =>
        schools.Count == 1 ? "one special school" : $"{schools.Count} special schools";

    /// <summary>Places from an academic year on: those in use in the base year, all from the next, none after it closes.</summary>
    private static IEnumerable<Step> StepsOf(EstateMaterial material, SpecialRow school, RegisteredSchool? entry, List<string> old)
    {
        var year = material.Input.BaseYear;
        var last = entry?.Closes is { } day ? Math.Max(year + 1, FirstYearWithout(day)) : int.MaxValue;
        if (last < int.MaxValue)
        {
            material.Note($"{school.Name} is proposed to close on {entry!.Closes:yyyy-MM-dd}: it has no places from "
                + $"{last}/{(last + 1) % 100:00} on.");
            yield return new(last, 0.0, $"Proposed to close on {entry.Closes:yyyy-MM-dd} (Get Information About Schools)", Certainty.Found);
        }

        var isOld = school.Places is { } given && school.Roll > given * MostOver;
        if (isOld) old.Add(school.Name);
        if (school.Places is not { } places || isOld || places <= school.Roll)
        {
            var count = school.Places is { } known && !isOld ? known : school.Roll;
            yield return school.Places is null || isOld
                ? new(year, count, $"Roll of January {material.January}: no current number of places is published", Certainty.Derived)
                : new(year, count, "Published places", Certainty.Found);
            yield break;
        }

        yield return new(year, school.Roll, $"Roll of January {material.January}, below the {places:0} published places",
            Certainty.Derived);
        if (year + 1 >= last) yield break;
        if (entry is not { IsNew: true, Opened: { } opened } || opened.Year < material.January - FillingYears)
        {
            yield return new(year + 1, places, "Published places", Certainty.Found);
            yield break;
        }

        material.Note($"{school.Name} opened on {opened:yyyy-MM-dd} and is filling: its places rise from {school.Roll:0} to {places:0} "
            + $"within {FillingYears} years of opening (assumed).");
        var full = Math.Max(year + 1, opened.Year + FillingYears - 1);
        for (var step = year + 1; step <= Math.Min(full, last - 1); step++)
            yield return new(step, Math.Round(school.Roll + ((places - school.Roll) * (step - year) / (full - year))),
                "Filling since it opened, to its published places", Certainty.Assumed)
            {
                IsFilling = true,
            };
    }

    /// <summary>The first academic year that a school does not teach, by the day it closes.</summary>
    private static int FirstYearWithout(DateOnly day) => day.Month < 9 ? day.Year : day.Year + 1;

    private sealed record Step(int Year, double Places, string Basis, Certainty Certainty)
    {
        public bool IsFilling { get; init; }
    }
}
