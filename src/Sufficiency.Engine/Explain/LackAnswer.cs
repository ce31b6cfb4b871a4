using System.Globalization;

namespace Sufficiency.Engine.Explain;

/// <summary>Why pupils of a town lack places: what would suit, what fills it, what one more is
/// worth, and which scheme would serve.</summary>
internal sealed class LackAnswer(Inquiry inquiry, LackSql sql)
{
    private const int MostSchools = 4;
    private const int MostSchemes = 3;

    private string Kind => $"{Say.Phase(sql.Phase)} pupils with {Say.Need(sql.Need)}";

    private string Year => Say.Year(sql.Year);

    /// <summary>The change that the answer weighs; null before it is given, and if it weighs none.</summary>
    public ExplainedChange? Change { get; private set; }

    /// <summary>The question.</summary>
    public string Question(double pupils) =>
        $"Why do {Say.Count(pupils)} {Kind} around {sql.Town} lack a place in {Year}?";

    /// <summary>The answer with its question.</summary>
    public (string Question, IReadOnlyList<string> Sentences) Answer()
    {
        var rows = inquiry.Rows($"Pupils around {sql.Town} who lack a place in {Year}", sql.Lack,
            "further places bought|pupils", "packages for one pupil|pupils", "waiting|pupils", "in all|pupils");
        if (rows is not [{ } lack, ..] || lack.Number(3) < 0.5)
        {
            var some = rows is [{ } few, ..] && few.Number(3) >= 0.05 ? $", but for {Say.Count(few.Number(3))} of a pupil" : "";
            return ($"Do {Kind} around {sql.Town} lack a place in {Year}?",
                [$"No: in {Year} no {Kind} around {sql.Town} lack a place of the council's own or an agreed one{some}.", .. Going()]);
        }

        var flex = inquiry.Number("Share by which places of a phase flex", "0..1",
            "SELECT value FROM 'inputs/parameters.parquet' WHERE name = 'estate.phase_flex_share'");
        var places = Places();
        return (Question(lack.Number(3)),
        [
            What(lack), .. Needed(), .. Suited(places, flex), .. Going(), .. OneMore(places), .. Schemes(),
        ]);
    }

    private string What(FigureRow lack)
    {
        string[] parts =
        [
            .. Part(lack.Number(0), "in further places that the council buys"), .. Part(lack.Number(1), "in a package of their own"),
            .. Part(lack.Number(2), "waiting, below what they need"),
        ];
        return $"In {Year}, {Say.Count(lack.Number(3))} {Kind} around {sql.Town} have no place of the council's own or agreed with others: "
            + $"{Say.List(parts)}. {(lack.Number(2) < 0.05 ? "Nobody waits. " : "")}Pupils are expected numbers, so they come in parts.";
    }

    private static IEnumerable<string> Part(double pupils, string where) => pupils < 0.05 ? [] : [$"{Say.Count(pupils)} are {where}"];

    private IEnumerable<string> Needed()
    {
        var tiers = inquiry.Rows("They by the kind of place they need", sql.ByTier, "kind of place", "pupils|pupils");
        if (tiers.Count == 0) yield break;
        yield return "What they need: "
            + Say.List([.. tiers.Select(row => $"{Say.Tier(row.Text(0))} ({Say.Count(row.Number(1))})")]) + "."
            + (tiers.Any(row => row.Text(0) == "X" && row.Number(1) >= 0.05)
                ? " Places beyond are those of independent schools and of other authorities; "
                + "no school of the council's own suits these pupils."
                : "");
    }

    private List<SuitedPlace> Places() =>
    [
        .. inquiry.Rows("Places that would suit some of them", sql.Places, "id", "school", "supply", "distance by road|km",
                "pupils it would suit|pupils", "roll|pupils", "places|places", "over its places|places", "roll of the phase|pupils",
                "places of the phase|places", $"with {sql.Need}|pupils", $"from {sql.Town}|pupils", "one more place that year|GBP",
                "one more place from then on|GBP", "its place funding|GBP")
            .Select(row => new SuitedPlace(row)),
    ];

    private IEnumerable<string> Suited(IReadOnlyList<SuitedPlace> places, double flex)
    {
        var own = places.Where(place => place is { IsOwn: true, IsOpen: true }).ToList();
        if (own.Count == 0) yield return "No school or base of the council's own that would suit them is open that year.";
        else
        {
            yield return (own.Count == 1 ? "One school or base of the council's own takes such pupils"
                : $"{Say.Count(own.Count)} schools and bases of the council's own take such pupils")
                + $"; {Filled(own, flex)}. The nearest:";
            foreach (var place in own.Take(MostSchools)) yield return One(place, flex);
        }

        var agreed = places.Where(place => place is { IsOwn: false, IsOpen: true }).ToList();
        if (agreed.Count > 0)
        {
            var (room, roll) = (agreed.Sum(place => place.Places ?? 0), agreed.Sum(place => place.Roll));
            yield return $"The {Say.Many(room, "place")} agreed with other schools that take them "
                + (roll >= room - 0.5 ? "are full too." : $"hold {Say.Many(roll, "pupil")}.");
        }
    }

    private static string Filled(IReadOnlyList<SuitedPlace> own, double flex) =>
        own.Count(place => place.IsFull || place.IsPhaseFull(flex)) switch
        {
            0 => "none is full",
            var full when full == own.Count => own.Count == 1 ? "it is full" : "all are full",
            var full => $"{full} of them {(full == 1 ? "is" : "are")} full",
        };

    private string One(SuitedPlace place, double flex)
    {
        var way = place.Kilometres is { } km ? $" ({Say.Kilometres(km)} by road)" : "";
        var held = place.Places is { } places ? $"{Say.Count(place.Roll)} pupils in {Say.Many(places, "place")}" : "any number of places";
        var who = $"{Say.Count(place.Alike)} have {Say.Need(sql.Need)}, {Say.Count(place.FromHere)} come from {sql.Town}";
        return $"{place.Name}{way}: {held}; {who}. {Binds(place, flex)}";
    }

    private string Binds(SuitedPlace place, double flex) => place switch
    {
        { IsFull: true } when place.IsPhaseFull(flex) => $"The whole school is full, and so are its {Say.Phase(sql.Phase)} places.",
        { IsFull: true } => "The whole school is full.",
        { PhasePlaces: 0 } => $"It has no {Say.Phase(sql.Phase)} places.",
        _ when place.IsPhaseFull(flex) => $"Its {Say.Phase(sql.Phase)} places are full, though the school is not.",
        _ => "It has room that year, but not for a whole stay from the year in which they needed a place: pupils stay where they began.",
    };

    private IEnumerable<string> Going()
    {
        var rows = inquiry.Rows($"Where the {Kind} from {sql.Town} go whom the plan placed", sql.WhereTheyGo,
            "school", "supply", "pupils|pupils");
        if (rows.Count == 0) yield break;
        yield return $"Of the {Kind} around {sql.Town} whom the plan placed above mainstream, on roll in {Year}: "
            + Say.FirstOf([.. rows.Select(row => $"{Say.Count(row.Number(2))} at {row.Text(0)}")], 5) + ".";
    }

    private IEnumerable<string> OneMore(IReadOnlyList<SuitedPlace> places)
    {
        var paying = places.Where(place => place is { IsOpen: true, Places: not null } && place.OnwardGbp > place.FundingGbp).ToList();
        if (paying.Count == 0)
        {
            yield return "One more place at a school that is open would save no more than its place funding costs.";
            yield break;
        }

        var place = paying.First(one => one.Suited >= paying.Max(other => other.Suited) / 2); // own schools first, then the nearest
        var (more, gain) = (Math.Ceiling(place.Suited - 0.05), place.OnwardGbp - place.FundingGbp);
        var all = inquiry.Number($"{Kind} of all towns who lack a place in {Year}", "pupils", sql.LackOfAll);
        Change = new(place.Id, more, more * gain, Settings(place, more));
        yield return $"One more {Say.Phase(sql.Phase)} place at {place.Name} in every year from {Year} on would save at most "
            + $"{Say.Pounds(place.OnwardGbp)}, and cost {Say.Pounds(place.FundingGbp)} of place funding.";
        yield return $"With {Say.Count(more)} more {Say.Phase(sql.Phase)} places there from {Year} on, "
            + $"for the {Say.Count(place.Suited)} of these pupils whom it would suit, "
            + $"and the same schemes, the council would lack about {Say.Count(more)} places fewer once they are filled. "
            + $"The plan would cost at most {Say.Pounds(more * gain)} less.";
        yield return $"Free to all, these places would go where they save most: {Say.Count(all)} {Kind} lack a place in all towns. "
            + $"Kept for pupils around {sql.Town}, they would end the lack that they suit as pupils join, because pupils stay where they "
            + "began. The saving would be no larger.";
    }

    private IReadOnlyList<string> Settings(SuitedPlace place, double more)
    {
        var rows = inquiry.Quietly("SELECT academic_year, phase FROM 'inputs/provider_places.parquet' WHERE provider_id = "
            + $"{RunSql.Text(place.Id)} AND academic_year >= {Say.Sql(sql.Year)} AND coalesce(phase, {RunSql.Text(sql.Phase)}) = "
            + $"{RunSql.Text(sql.Phase)} ORDER BY 1, 2 NULLS FIRST", "year|academic year", "phase");
        return [.. rows.Select(row => string.Create(CultureInfo.InvariantCulture,
            $"provider_places[{place.Id},{row.Number(0)},{row.FindText(1)}].places+={more:0.###}"))];
    }

    private IEnumerable<string> Schemes()
    {
        var found = inquiry.Rows("Schemes whose places would suit them", sql.Schemes, "id", "scheme", "distance by road|km",
            "opens|academic year", "proposed by nobody|yes is 1").Select(row => (Row: row, Opening: row.FindYear(3))).ToList();
        var open = found.Where(one => one.Opening <= sql.Year).ToList();
        if (open.Count > 0)
        {
            yield return "Open by then, and counted above: " + Say.FirstOf([.. open.Select(one =>
                $"{one.Row.Text(1)} ({Say.Year(one.Opening!.Value)})")], MostSchemes + 1) + ".";
        }

        var left = found.Where(one => one.Opening is null || one.Opening > sql.Year).ToList();
        if (left.Count == 0)
        {
            yield return "The data has no other scheme whose places would suit them.";
            yield break;
        }

        var verdicts = new SchemeReasons(inquiry);
        foreach (var (row, _) in left.Where(one => !one.Row.Is(4)).Take(MostSchemes))
        {
            var way = row.FindNumber(2) is { } km ? $" ({Say.Kilometres(km)} by road)" : "";
            yield return $"{row.Text(1)}{way} would serve them too. {verdicts.InShort(row.Text(0))}";
        }

        var generic = left.Count(one => one.Row.Is(4));
        if (generic > 0)
        {
            yield return $"{Say.Many(generic, "scheme")} that nobody has proposed would also suit them; the nearest is "
                + $"{left.First(one => one.Row.Is(4)).Row.Text(1)}. {verdicts.InShort(left.First(one => one.Row.Is(4)).Row.Text(0))}";
        }
    }
}
