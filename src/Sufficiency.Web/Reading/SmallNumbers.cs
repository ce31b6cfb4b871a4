using System.Globalization;
using Sufficiency.Engine.Storage;
using Sufficiency.Web.Disclosure;

namespace Sufficiency.Web.Reading;

/// <summary>What a run hides so that no small count of pupils can be read or worked out. All documents of the run ask it.</summary>
/// <remarks>A hidden count is <see cref="double.NaN"/>, so that every sum, difference and share made of it is hidden too.</remarks>
public sealed class SmallNumbers
{
    private readonly Dictionary<int, CountyShows> county = [];
    private readonly HashSet<int> hiddenShort = [];
    private readonly HashSet<(string Table, int Year, string Group)> hidden = [];
    private readonly HashSet<(int Year, string Kind)> mixed = [];
    private readonly HashSet<string> others;

    /// <summary>Chooses what a run hides.</summary>
    /// <param name="run">The run.</param>
    /// <param name="threshold">Counts above 0 and under it are hidden.</param>
    public SmallNumbers(RunQueries run, double threshold)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(threshold);
        Threshold = threshold;
        var counts = new SmallNumberReader(run);
        others = counts.OtherProviders().ToHashSet(StringComparer.Ordinal);
        foreach (var figures in counts.County())
        {
            county[figures.Year] = (CountyShows)Math.Max(
                (int)county.GetValueOrDefault(figures.Year), (int)figures.Figures.Shows(threshold));
            if (IsSmall(figures.Figures.Short)) hiddenShort.Add(figures.Year);
            mixed.UnionWith(figures.Figures.MixedKinds.Select(kind => (figures.Year, kind)));
        }

        foreach (var group in counts.Schools()) Add("schools", group, !HidesAllPlans(group.Year));
        foreach (var group in counts.Lack("town_name")) Add("towns", group, !HidesShort(group.Year));
        foreach (var group in counts.Lack("phase || '|' || need")) Add("kinds", group, !HidesShort(group.Year));
        foreach (var group in counts.Demand()) Add("demand", group, hasSum: true);
        foreach (var group in counts.Riders()) Add("riders", group, hasSum: false);
        AddStrategy(counts.Strategy());
    }

    /// <summary>Counts of pupils above 0 and below it are hidden.</summary>
    public double Threshold { get; }

    /// <summary>The rule in words.</summary>
    public string Statement => string.Create(
        CultureInfo.InvariantCulture,
        $"{Words.Hidden}: hidden. Counts above 0 and under {Threshold} pupils are hidden, expected fractions too. "
        + $"Others are hidden so that no sum or difference gives them back. Charts leave a gap there.");

    /// <summary>Whether costs are not told apart by kind, and penalties are left out, because they would give counts back.</summary>
    public bool HidesCostsByKind => county.Values.Any(shows => shows != CountyShows.All);

    /// <summary>Whether a count alone calls for hiding.</summary>
    public bool IsSmall(double pupils) => Partition.IsSmall(pupils, Threshold);

    /// <summary>Whether every EHC plan of a year is hidden.</summary>
    public bool HidesAllPlans(int year) => county.GetValueOrDefault(year) == CountyShows.Nothing;

    /// <summary>Whether pupils waiting, all on roll, and pupils by how their places are come by are hidden.</summary>
    public bool HidesSupply(int year) => county.GetValueOrDefault(year) != CountyShows.All;

    /// <summary>Whether the county's pupils of a kind of place are hidden.</summary>
    public bool HidesProvision(int year, string kind) => HidesAllPlans(year) || (HidesSupply(year) && mixed.Contains((year, kind)));

    /// <summary>Whether the county's places short are hidden.</summary>
    public bool HidesShort(int year) => hiddenShort.Contains(year);

    /// <summary>Whether the roll of a school or a market is hidden.</summary>
    public bool HidesSchool(int year, string id) => hidden.Contains(("schools", year, id)) || (HidesSupply(year) && others.Contains(id));

    /// <summary>Whether the places short around a town are hidden.</summary>
    public bool HidesTown(int year, string town) => hidden.Contains(("towns", year, town));

    /// <summary>Whether the places short of a phase and need are hidden.</summary>
    public bool HidesKind(int year, string phase, string need) => hidden.Contains(("kinds", year, $"{phase}|{need}"));

    /// <summary>Whether the pupils to place of a town are hidden.</summary>
    public bool HidesDemand(int year, string town) => hidden.Contains(("demand", year, town));

    /// <summary>Whether the journeys of a town are those of few pupils.</summary>
    public bool HidesRiders(int year, string town) => hidden.Contains(("riders", year, town));

    /// <summary>Whether the counted plans of a group are hidden. Settings lie beside rolls, so all or none of them are.</summary>
    public bool HidesCounted(int year, string way, string code) =>
        HidesAllPlans(year) || way == Ways.Setting || hidden.Contains(("counted", year, $"{way}|{code}"));

    /// <summary>Whether the plans of a group of the last year are hidden.</summary>
    public bool HidesPlans(int year, string way, string code) =>
        HidesAllPlans(year) || hidden.Contains(("plans", year, $"{way}|{code}"));

    /// <summary>Whether the places short of a group of the last year are hidden.</summary>
    public bool HidesLack(int year, string way, string code) => hidden.Contains(("lack", year, $"{way}|{code}"));

    private void AddStrategy(StrategyCounts counts)
    {
        foreach (var way in counts.Counted) Add("counted", way, hasSum: true);
        foreach (var way in counts.Plans) Add("plans", way, hasSum: true);
        foreach (var way in counts.Lack) Add("lack", way, !HidesShort(way.Year));
        if (!IsSmall(counts.WithoutPlace)) return; // else shown phases would give them back
        foreach (var phase in counts.Plans.SelectMany(way => way.Layers[0].Keys))
        {
            if (phase.StartsWith(Ways.Phase, StringComparison.Ordinal)) hidden.Add(("plans", counts.LastYear, phase));
        }
    }

    private void Add(string table, Groups groups, bool hasSum) =>
        hidden.UnionWith(Partition.Hide(Threshold, groups.Layers, hasSum).Select(group => (table, groups.Year, group)));
}
