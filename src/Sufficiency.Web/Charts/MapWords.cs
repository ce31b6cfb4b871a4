using Sufficiency.Web.Reading;

namespace Sufficiency.Web.Charts;

/// <summary>What a picture of the map shows, in words.</summary>
public static class MapWords
{
    /// <summary>The picture in one line: <c>Places short for secondary pupils with SEMH, 2029/30, plan</c>.</summary>
    public static string Title(MapView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var choice = view.Choice;
        var measure = choice.Measure switch
        {
            "demand" => "Pupils to place",
            "minutes" => "Mean minutes one way",
            _ => "Places short",
        };
        var plan = choice.Measure == "demand" ? "" : choice.Plan switch
        {
            "do_minimum" => $", {Words.WithCommitted}",
            "difference" => ", difference the plan makes",
            _ => ", plan",
        };
        var shown = choice.Measure == "pressure"
            ? $"{Capital(choice.Phase.Length == 0 ? "pupils" : Pupils(choice))} with a plan as a share of mainstream rolls"
            : $"{measure} for {Pupils(choice)}";
        return $"{shown}, {YearOf(view)}{plan}";
    }

    /// <summary>How to read the picture.</summary>
    public static string Description(MapView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var whose = view.Choice.Measure == "pressure"
            ? "Figures speak of mainstream schools in the area or nearest to it. Their whole rolls stay as they were counted, and "
                + "schools without a known roll are left out."
            : "Each figure speaks of pupils who live in the area, or nearest to the town, wherever their school is.";
        var outlines = view.AreApproximate
            ? " Outlines are drawn around the centres of areas, since this run has no outlines: take them as rough."
            : "";
        return whose + outlines;
    }

    /// <summary>The figure of an area as it stands on the map.</summary>
    public static string OnMap(MapView view, MapCount count)
    {
        ArgumentNullException.ThrowIfNull(view);
        ArgumentNullException.ThrowIfNull(count);
        return count.IsHidden ? $"<{view.HiddenUnder}" : Figure(view.Choice, view.Choice.Plan == "difference", count.Value);
    }

    /// <summary>The same in a sentence or a table.</summary>
    public static string InWords(MapView view, MapCount? count, bool isChange)
    {
        ArgumentNullException.ThrowIfNull(view);
        return count is null ? "–" : count.IsHidden ? Hidden(view) : Figure(view.Choice, isChange, count.Value);
    }

    /// <summary>Pupils as a count, or that they are few.</summary>
    public static string Pupils(MapView view, MapCount? count)
    {
        ArgumentNullException.ThrowIfNull(view);
        return count is { IsHidden: true } ? Hidden(view) : Words.Count(count?.Pupils);
    }

    /// <summary>What follows a figure in a sentence.</summary>
    public static string Unit(MapChoice choice) => choice?.Measure switch
    {
        "demand" => "pupils to place",
        "minutes" => "one way on average",
        "pressure" => "of mainstream rolls",
        _ => "places short",
    };

    /// <summary>What the lines say and whom they leave out.</summary>
    public static string Rides(MapView view)
    {
        ArgumentNullException.ThrowIfNull(view);
        var plan = view.Choice.Plan == "do_minimum" ? Words.WithCommitted : "with the plan";
        var ends = view.Choice.SelectedSchool is null
            ? $"Where pupils of {view.SelectedName} go to school"
            : $"Where pupils of {view.SelectedName} live";
        return $"{ends}, {Pupils(view.Choice)}, {YearOf(view)}, {plan}";
    }

    /// <summary>Whom the lines leave out.</summary>
    public static string RidesNote(MapView view) => view is { RidesAreOfPlacedPupils: true }
        ? "Pupils whom the plan placed. Those who were at their school already are not included."
        : "Everyone on roll. Homes of those who were at their school already are assumed.";

    private static string Capital(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    private static string Hidden(MapView view) => $"fewer than {view.HiddenUnder}";

    private static string YearOf(MapView view) => view.Options.Years.First(year => year.Code == view.Choice.Year).Name;

    private static string Pupils(MapChoice choice)
    {
        var pupils = choice.Phase switch
        {
            "" => choice.Need.Length == 0 ? "all pupils" : "pupils",
            "primary" => "primary pupils",
            "secondary" => "secondary pupils",
            "post_sixteen" => "post-16 students",
            var other => $"{Words.Phase(other).ToLowerInvariant()} pupils",
        };
        return choice.Need switch
        {
            "" => pupils,
            "UNKNOWN" => $"{pupils} with no need stated",
            var need => $"{pupils} with {need}",
        };
    }

    private static string Figure(MapChoice choice, bool isChange, double? value) => (choice.Measure, isChange, value) switch
    {
        (_, _, null) => "–",
        ("minutes", true, { } minutes) => $"{Words.Change(minutes)} min",
        ("minutes", false, { } minutes) => $"{Words.Count(minutes)} min",
        ("pressure", true, { } share) => $"{(share < 0 ? "−" : "+")}{Words.Percent(Math.Abs(share))}",
        ("pressure", false, { } share) => Words.Percent(share),
        (_, true, { } change) => Words.Change(change),
        (_, false, { } count) => Words.Count(count),
    };
}
