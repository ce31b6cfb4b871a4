using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate;

/// <summary>provider_places.csv and scheme_places.csv once more, with places by phase beside those in all: of special and independent
/// schools that teach several phases.</summary>
/// <remarks>
/// Published places are totals. A school's places are split by the classes it is planned with where a source tells them. Other schools are
/// split by their roll of the base January by year group. A school that is not open yet is split as the rolls of all special schools are,
/// in the year groups it will teach. Places are whole: the largest remainders are rounded up. A school that
/// gives this authority few places has one pool.
/// </remarks>
internal sealed class PhasePlacesStep : IPackStep
{
    private static readonly Phase[] Phases = [Phase.Primary, Phase.Secondary, Phase.PostSixteen];

    /// <inheritdoc />
    public string Name => "places by phase";

    /// <inheritdoc />
    public bool AppliesTo(PackDefinition pack) => true;

    /// <inheritdoc />
    public void Run(PackContext context)
    {
        var splits = Splits(context);
        Rewrite(context, "provider_places.csv", "provider_id", "academic_year", id => splits.GetValueOrDefault(id));
        var schemes = context.Built("schemes.csv");
        var (scheme, provider) = (schemes.Column("scheme_id"), schemes.Column("provider_id"));
        var providerOf = schemes.ReadUnique(row => row.Text(scheme), row => row.Text(provider), scheme.Name);
        Rewrite(context, "scheme_places.csv", "scheme_id", "years_since_opening", id => splits.GetValueOrDefault(providerOf[id]));
    }

    /// <summary>Whole numbers in proportion to the shares that add up to the places; of equal remainders the first is rounded up. Where
    /// every share is zero, all are taken to be equal.</summary>
    internal static double[] Apportion(double places, double[] shares)
    {
        var sum = shares.Sum();
        var exact = shares.Select(share => sum > 0.0 ? places * share / sum : places / shares.Length).ToArray();
        var whole = exact.Select(Math.Floor).ToArray();
        foreach (var i in Enumerable.Range(0, shares.Length).OrderByDescending(i => exact[i] - whole[i]).ThenBy(i => i))
        {
            if (places - whole.Sum() < 1.0) break;
            whole[i]++;
        }

        var rest = places - whole.Sum(); // of places that are no whole number
        whole[Array.IndexOf(whole, whole.Max())] += rest;
        return whole;
    }

    private static void Rewrite(PackContext context, string file, string id, string year, Func<string, Split?> splitOf)
    {
        var built = context.Built(file);
        var (idColumn, yearColumn, places, source, certainty) =
            (built.Column(id), built.Column(year), built.Column("places"), built.Column("source"), built.Column("certainty"));
        var table = new PackTable(file, 3, id, year, "phase", "places", "source", "certainty");
        built.Read(row =>
        {
            table.Add(row.Text(idColumn), row.Integer(yearColumn), null, row.Number(places), row.Text(source), row.Certainty(certainty));
            if (splitOf(row.Text(idColumn)) is not { } split) return row.Line;
            var parts = Apportion(row.Number(places), [.. split.Shares.Select(share => share.Share)]);
            for (var i = 0; i < parts.Length; i++)
                table.Add(row.Text(idColumn), row.Integer(yearColumn), CodeOf(split.Shares[i].Phase), parts[i],
                    split.Source, split.Certainty);
            return row.Line;
        });
        table.WriteTo(context.OutFolder);
    }

    private static Dictionary<string, Split> Splits(PackContext context)
    {
        var (classes, rolls) = (ReadClasses(context), ReadRolls(context));
        var (schools, fewest) = (ReadSchools(context), new RecipeAssumptions(context).Value("phase_split.fewest_places"));
        var special = Enumerable.Range(0, YearGroup.LastPlaced + 1)
            .Select(yearGroup => schools.Where(school => school.IsSpecial)
                .Sum(school => rolls[school.Id].Where(row => row.YearGroup == yearGroup).Sum(row => row.Pupils))).ToArray();
        var splits = new Dictionary<string, Split>(StringComparer.Ordinal);
        foreach (var school in schools)
        {
            Phase[] taught = [.. Phases.Where(phase => EntryPoints.All.Any(entry => entry.Phase() == phase
                && school.Lowest <= entry.Last().Value && school.Highest >= (phase == Phase.PostSixteen ? 13 : entry.Last().Value)))];
            var held = rolls[school.Id].Sum(row => row.Pupils);
            if (taught.Length < 2 || (!school.IsSpecial && held < fewest)) continue;
            if (classes.TryGetValue(school.Id, out var known)) splits.Add(school.Id, known);
            else if (held > 0.0)
                splits.Add(school.Id, new(SharesOf(taught,
                    phase => rolls[school.Id].Where(row => new YearGroup(row.YearGroup).Phase == phase).Sum(row => row.Pupils)),
                    "Places in all, split by the roll of the base January by year group", Engine.Domain.Evidence.Certainty.Derived));
            else splits.Add(school.Id, new(SharesOf(taught, phase => Enumerable.Range(school.Lowest, school.Highest - school.Lowest + 1)
                .Where(year => new YearGroup(year).Phase == phase).Sum(year => special[year])), "Places in all, split as the rolls of all "
                + "special schools are in the year groups it will teach", Engine.Domain.Evidence.Certainty.Assumed));
        }

        return splits;
    }

    private static IReadOnlyList<(Phase Phase, double Share)> SharesOf(Phase[] taught, Func<Phase, double> pupils) =>
        [.. taught.Select(phase => (phase, pupils(phase)))];

    private static Dictionary<string, Split> ReadClasses(PackContext context)
    {
        var table = context.RecipeTable("class_structure.csv");
        var (id, source, certainty) = (table.Column("provider_id"), table.Column("source"), table.Column("certainty"));
        var columns = Phases.Select(phase => (Phase: phase, Column: table.Column($"{CodeOf(phase)}_classes"))).ToArray();
        var splits = new Dictionary<string, Split>(StringComparer.Ordinal);
        table.Read(row => splits.TryAdd(row.Text(id), new Split(
            [.. columns.Select(column => (column.Phase, row.Number(column.Column)))], row.Text(source), row.Certainty(certainty)))
            ? row.Line : throw row.Fault(id, "this provider stands twice.", "Keep one of the rows."));
        return splits;
    }

    private static ILookup<string, (int YearGroup, double Pupils)> ReadRolls(PackContext context)
    {
        var table = context.Built("initial_roll.csv");
        var (provider, yearGroup, pupils) = (table.Column("provider_id"), table.Column("year_group"), table.Column("pupils"));
        return table.Read(row => (Id: row.Text(provider), YearGroup: row.Integer(yearGroup), Pupils: row.Number(pupils)))
            .ToLookup(row => row.Id, row => (row.YearGroup, row.Pupils), StringComparer.Ordinal);
    }

    /// <summary>Special schools, and independent schools with a place on the map; neighbours stand for several schools each.</summary>
    private static IReadOnlyList<School> ReadSchools(PackContext context)
    {
        var table = context.Built("providers.csv");
        var (id, type, easting, market) =
            (table.Column("provider_id"), table.Column("provision_type"), table.Column("easting"), table.Column("market"));
        var (lowest, highest) = (table.Column("lowest_year_group"), table.Column("highest_year_group"));
        return [.. table.Read(row => new School(row.Text(id), row.Text(type) == ProvisionType.SpecialSchool.ToCode(),
            Math.Max(0, row.Integer(lowest)), row.Integer(highest))
            {
                IsSplit = row.Text(type) == ProvisionType.SpecialSchool.ToCode()
                    || (row.Text(type) == ProvisionType.OutOfCounty.ToCode() && row.OptionalNumber(easting) is not null
                        && row.TextOrEmpty(market) != Market.NeighbouringAuthority.ToCode()),
            }).Where(school => school.IsSplit)];
    }

    private static string CodeOf(Phase phase) =>
        phase switch { Phase.Primary => "primary", Phase.Secondary => "secondary", _ => "post_sixteen" };

    private sealed record School(string Id, bool IsSpecial, int Lowest, int Highest)
    {
        public bool IsSplit { get; init; }
    }

    private sealed record Split(IReadOnlyList<(Phase Phase, double Share)> Shares, string Source,
        Engine.Domain.Evidence.Certainty Certainty);
}
