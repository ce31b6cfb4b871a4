using System.Globalization;
using Sufficiency.Engine.Domain.Estate;
using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Packs;

namespace Sufficiency.Benchmarks.Search;

/// <summary>Writes the pack of Oxfordshire with a rich menu as a folder, for commands that read packs.</summary>
internal static class RichMenuPack
{
    /// <summary>Writes it; files that are there already are replaced.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="sites">Sites a town.</param>
    /// <param name="hasMinimumRolls">Whether new schools need a least roll.</param>
    public static void Write(string folder, int sites, bool hasMinimumRolls)
    {
        var source = RepositoryFolder.At("data", "oxfordshire");
        Directory.CreateDirectory(folder);
        foreach (var file in Directory.GetFiles(source)) File.Copy(file, Path.Combine(folder, Path.GetFileName(file)), overwrite: true);
        var plain = new DatasetReader().Load(new(source, [], AreaLevel.Lsoa)).Dataset;
        var rich = RichMenu.AddTo(plain, sites, hasMinimumRolls);
        var schemes = rich.Schemes.Except(plain.Schemes).ToList();
        Append("providers.csv", rich.Providers.Except(plain.Providers).Select(Row));
        Append("schemes.csv", schemes.Select(Row));
        Append("scheme_places.csv", schemes.SelectMany(PlacesRows));

        void Append(string file, IEnumerable<string> rows) => File.AppendAllLines(Path.Combine(folder, file), rows);
    }

    private static string Row(Provider provider) => string.Create(CultureInfo.InvariantCulture,
        $"{provider.Id},,{provider.Name},{(provider.Type == ProvisionType.ResourceBase ? "resource_base" : "special_school")},"
        + $"{provider.DistrictName},{provider.Location!.Value.EastingMetres},{provider.Location.Value.NorthingMetres},,*,"
        + $"{provider.LowestYearGroup.Value},{provider.HighestYearGroup.Value},{provider.PlaceFunding.Value},{provider.TopUp.Value},no,,"
        + $"benchmark,2026,assumed,assumed,assumed,");

    private static string Row(Scheme scheme) => string.Create(CultureInfo.InvariantCulture,
        $"{scheme.Id},{scheme.Name},{scheme.Provider},optional,{scheme.EarliestOpening.StartYear},{scheme.PlannedOpening.StartYear},,"
        + $"{scheme.Capital.Value},{scheme.AssetLifeYears},{scheme.MinimumViableRoll},{scheme.ViableFromYear},,,"
        + $"benchmark,2026,assumed,assumed,assumed");

    private static IEnumerable<string> PlacesRows(Scheme scheme) => scheme.PlacesByYearSinceOpening.Select((places, years) =>
        string.Create(CultureInfo.InvariantCulture, $"{scheme.Id},{years},,{places},benchmark,assumed"));
}
