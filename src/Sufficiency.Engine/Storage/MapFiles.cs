using System.Text.Json;
using NetTopologySuite.Features;
using NetTopologySuite.IO.Converters;
using Sufficiency.Engine.Results.Tables;

namespace Sufficiency.Engine.Storage;

/// <summary>Writes areas.geojson and providers.geojson with headline figures, for a quick map.</summary>
internal static class MapFiles
{
    private static readonly JsonSerializerOptions Json = new() { Converters = { new GeoJsonConverterFactory() } };

    /// <summary>Writes both.</summary>
    public static void Write(string folder, RunContents run, GeoShapes shapes)
    {
        Write(Path.Combine(folder, "areas.geojson"), Areas(run, shapes));
        Write(Path.Combine(folder, "providers.geojson"), Providers(run, shapes));
    }

    private static IEnumerable<Feature> Areas(RunContents run, GeoShapes shapes)
    {
        var last = run.Dataset.Horizon.Last.StartYear;
        var onRoll = run.Plan.AreaYears.Where(row => row.AcademicYear == last).ToLookup(row => row.AreaCode, StringComparer.Ordinal);
        var waiting = Waiting(run.Plan, last);
        var waitingDoingNothing = Waiting(run.DoMinimum, last);
        return run.Dataset.Areas.Select((area, i) => new Feature(shapes.Areas[i], new AttributesTable(StringComparer.Ordinal)
        {
            { "area_code", area.Code.Value },
            { "name", area.Name },
            { "district_name", area.DistrictName },
            { "town_name", area.PlaceName },
            { "academic_year", last },
            { "pupils", onRoll[area.Code.Value].Sum(row => row.Pupils) },
            { "pupils_out_of_county", onRoll[area.Code.Value]
                .Where(row => string.Equals(row.ProvisionType, "out_of_county", StringComparison.Ordinal)).Sum(row => row.Pupils) },
            { "pupils_beyond_guidance", onRoll[area.Code.Value].Sum(row => row.PupilsBeyondGuidance) },
            { "pupils_waiting", waiting[area.Code.Value].Sum() },
            { "pupils_waiting_doing_nothing", waitingDoingNothing[area.Code.Value].Sum() },
        }));
    }

    private static IEnumerable<Feature> Providers(RunContents run, GeoShapes shapes)
    {
        var last = run.Dataset.Horizon.Last.StartYear;
        var rows = run.Plan.ProviderYears.Where(row => row.AcademicYear == last)
            .ToDictionary(row => row.ProviderId, StringComparer.Ordinal);
        var opened = run.Plan.Schemes.Where(scheme => scheme.OpeningYear is not null).Select(scheme => scheme.ProviderId)
            .ToHashSet(StringComparer.Ordinal);
        return run.Dataset.Providers.Index()
            .Where(found => !found.Item.IsLocalMix && (!found.Item.IsGeneric || opened.Contains(found.Item.Id.Value))).Select(found =>
        {
            var (i, provider) = found;
            rows.TryGetValue(provider.Id.Value, out var row);
            return new Feature(shapes.Providers[i], new AttributesTable(StringComparer.Ordinal)
            {
                { "provider_id", provider.Id.Value },
                { "name", provider.Name },
                { "provision_type", row?.ProvisionType },
                { "academic_year", last },
                { "places", row?.Places },
                { "scheme_places", row?.SchemePlaces },
                { "roll", row?.Roll },
            });
        });
    }

    private static ILookup<string, double> Waiting(PlanTables plan, int year) =>
        plan.Waiting.Where(row => row.AcademicYear == year).ToLookup(row => row.AreaCode, row => row.Pupils, StringComparer.Ordinal);

    private static void Write(string path, IEnumerable<Feature> features)
    {
        var collection = new FeatureCollection();
        foreach (var feature in features) collection.Add(feature);
        File.WriteAllText(path, JsonSerializer.Serialize(collection, Json) + "\n");
    }
}
