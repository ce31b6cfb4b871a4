using Sufficiency.Engine.Storage;

namespace Sufficiency.Web.Reading;

/// <summary>Reads one picture of a run's map after another; outlines are read once.</summary>
/// <remarks>A server keeps one for each run that is looked at. Several threads may read at once.</remarks>
public sealed class MapExplorerReader : IDisposable
{
    private const double FewestPupils = 0.5;
    private const string County = "p.supply = 'own' AND NOT p.is_local_mix AND p.provision_type <> 'mainstream'";
    private readonly RunQueries run;
    private readonly Lock reading = new();
    private readonly Dictionary<string, MapGround> grounds = new(StringComparer.Ordinal);
    private readonly MapOptions options;
    private readonly IReadOnlyList<SchemeFigures> schemes;

    /// <summary>Opens a run.</summary>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    public MapExplorerReader(string runFolder)
    {
        run = new(runFolder);
        try
        {
            options = MapOptions.Of(run);
            schemes = SchemeReader.Schemes(run, run.Query(
                "SELECT academic_year, is_planned, is_carried FROM years ORDER BY academic_year",
                row => new RunYear(row.Integer(0), row.YesNo(1), row.YesNo(2))));
        }
        catch
        {
            run.Dispose();
            throw;
        }
    }

    /// <summary>Reads one picture of a run.</summary>
    /// <exception cref="RunFolderException">The folder holds no whole run.</exception>
    public static MapView Read(string runFolder, MapChoice choice)
    {
        using var reader = new MapExplorerReader(runFolder);
        return reader.Read(choice);
    }

    /// <summary>Reads one picture; what the run does not have is replaced and told in <see cref="MapView.Notices"/>.</summary>
    public MapView Read(MapChoice choice)
    {
        lock (reading)
        {
            var (found, notices) = options.Check(choice);
            return Picture(found, notices);
        }
    }

    /// <inheritdoc />
    public void Dispose() => run.Dispose();

    private MapView Picture(MapChoice choice, IReadOnlyList<string> notices)
    {
        var ground = Ground(choice.Areas);
        var sql = new MapSql(run, choice, MapGround.ColumnsOf(choice.Areas).Key);
        var plan = choice.Plan == "do_minimum" ? "do_minimum." : "";
        var (sites, rolls) = Schools(ground, choice, plan);
        (choice, notices) = MapSelection.Check(choice, notices, ground.Shapes, sites);
        var circles = sites.Select(site => new MapCircle(site.X, site.Y, MapCircle.RadiusOf(SizeOf(site, rolls)))).ToList();
        var towns = MapLabels.Place(Ground("town").Shapes, circles, ground.Drawing.Width, ground.Drawing.Height);
        var areas = new AreaFigures(run, sql, ground.Shapes, choice);
        var year = int.Parse(choice.Year, System.Globalization.CultureInfo.InvariantCulture);
        return new()
        {
            Choice = choice,
            Options = options,
            Notices = notices,
            Width = ground.Drawing.Width,
            Height = ground.Drawing.Height,
            AreApproximate = ground.AreApproximate,
            Shapes = choice.Areas == "town" ? towns : ground.Shapes,
            Towns = towns,
            Sites = sites,
            Schemes = choice.Selected.Length > 0
                ? []
                : choice.Plan == "do_minimum"
                    ? ground.Schemes([.. schemes.Where(scheme => scheme.IsCommitted)], year, towns, circles)
                    : ground.Schemes(schemes, year, towns, circles),
            Counts = [.. areas.Counts, .. rolls, .. Mainstream(sql, choice, plan), .. Rides(sql, choice, plan, ground)],
            Shades = areas.Shades,
            RidesAreOfPlacedPupils = !(choice.Areas == "town" && choice.Need.Length == 0 && MapSql.HasRolls(run)),
        };
    }

    private MapGround Ground(string areas)
    {
        if (!grounds.TryGetValue(areas, out var ground)) grounds[areas] = ground = MapGround.Read(run, areas);
        return ground;
    }

    private static double SizeOf(MapSite site, IReadOnlyList<MapCount> rolls) =>
        Math.Max(site.Places ?? 0.0, rolls.First(roll => roll.Key == site.Id).Value ?? 0.0);

    private (IReadOnlyList<MapSite> Sites, IReadOnlyList<MapCount> Rolls) Schools(MapGround ground, MapChoice choice, string plan)
    {
        var table = choice.Phase.Length == 0 || !run.Has("phase_years") ? "provider_years" : "phase_years";
        var ofPhase = table == "phase_years" ? $"AND y.phase = {RunQueries.Literal(choice.Phase)}" : "";
        var rows = run.Query(
                $"""
                SELECT provider_id, p.name, p.provision_type = 'resource_base', y.places + y.scheme_places, y.roll
                FROM {plan}{table} y JOIN providers p USING (provider_id) JOIN provision_types t ON t.provision_type = p.provision_type
                WHERE y.academic_year = {choice.Year} {ofPhase} AND {County} ORDER BY t.sort_order DESC, p.name, provider_id
                """,
                row => (Id: row.Text(0), Name: row.Text(1), IsBase: row.YesNo(2), Places: row.FindNumber(3), Roll: row.Number(4)))
            .Where(row => ground.Providers.ContainsKey(row.Id) && Math.Max(row.Places ?? 0.0, row.Roll) >= FewestPupils).ToList();
        return (
            [
                .. rows.Select(row => new MapSite(
                    row.Id, row.Name, row.IsBase, row.Places, ground.Providers[row.Id].X, ground.Providers[row.Id].Y)),
            ],
            [.. rows.Select(row => new MapCount(MapCountKind.School, row.Id, row.Name, row.Roll, row.Roll))]);
    }

    private IReadOnlyList<MapCount> Mainstream(MapSql sql, MapChoice choice, string plan) =>
        choice is not { Measure: "pressure", SelectedArea: { } area }
            ? []
            : run.Query(
                sql.Mainstream(plan, area),
                row => new MapCount(
                    MapCountKind.Mainstream, row.Text(0), row.Text(1), row.FindNumber(3), row.Number(2)));

    private IReadOnlyList<MapCount> Rides(MapSql sql, MapChoice choice, string plan, MapGround ground)
    {
        if (choice.Selected.Length == 0) return [];
        var names = ground.Shapes.ToDictionary(shape => shape.Key, shape => shape.Name, StringComparer.Ordinal);
        return choice.SelectedSchool is { } school
            ? run.Query(
                $"SELECT key, sum(pupils) FROM ({sql.Rolls(plan)}) WHERE provider_id = {RunQueries.Literal(school)} "
                    + $"GROUP BY ALL HAVING sum(pupils) >= 0.5 ORDER BY 2 DESC, 1",
                row => Ride(row.FindText(0) ?? "", names.GetValueOrDefault(row.FindText(0) ?? "", "–"), row.Number(1)))
            : run.Query(
                $"SELECT r.provider_id, p.name, sum(pupils) FROM ({sql.Rolls(plan)}) r JOIN providers p USING (provider_id) "
                    + $"WHERE key = {RunQueries.Literal(choice.SelectedArea!)} "
                    + $"GROUP BY ALL HAVING sum(pupils) >= 0.5 ORDER BY 3 DESC, 1",
                row => Ride(row.Text(0), row.Text(1), row.Number(2)));

        static MapCount Ride(string key, string name, double pupils) => new(MapCountKind.Ride, key, name, pupils, pupils);
    }
}
