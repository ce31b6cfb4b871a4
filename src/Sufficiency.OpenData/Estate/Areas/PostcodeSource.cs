using Sufficiency.OpenData.Recipe;
using Sufficiency.OpenData.Sources;

namespace Sufficiency.OpenData.Estate.Areas;

/// <summary>The authority's postcodes in Code-Point Open: one file, or the folder of files by postcode
/// area that the publisher gives.</summary>
/// <remarks>
/// A postcode belongs to the authority where its county or district has a code under which SEN2 counts the authority in any year. Where
/// none has, because codes changed, districts belong of which most postcodes lie within three kilometres of a home area.
/// </remarks>
internal static class PostcodeSource
{
    private const double NearKilometres = 3.0;

    /// <summary>The postcodes with their points, read once a build; none where the recipe names no source.</summary>
    /// <exception cref="Engine.Packs.Issues.DataIssueException">The file has no postcode of the authority.</exception>
    public static PostcodeLookup Of(PackContext context) => context.Once(Read);

    private static PostcodeLookup Read(PackContext context)
    {
        if (!context.Has("postcodes")) return PostcodeLookup.Empty;
        var name = context.Recipe.Source("postcodes").Path;
        var path = context.SourcePath("postcodes");
        string[] files = Directory.Exists(path)
            ? [.. Directory.EnumerateFiles(path, "*.csv").Order(StringComparer.Ordinal)] : [path];
        var units = files.SelectMany(file => PostcodeLookup.Units(file, files.Length == 1 ? name : Path.GetFileName(file))).ToArray();
        if (!context.Has("sen2_2025") || !context.Has("gias")) return PostcodeLookup.Of(units);
        var codes = AuthorityCodes.Of(context.Archive("sen2_2025"), context.Recipe.AuthorityCode);
        PostcodeUnit[] own = [.. units.Where(unit => codes.Contains(unit.County) || codes.Contains(unit.District))];
        if (own.Length == 0) own = NearHomes(context, units);
        return own.Length > 0 ? PostcodeLookup.Of(own)
            : throw SourceFault.Single(name, $"none of its {units.Length} postcodes lies in {context.Recipe.AuthorityName}.",
                $"Take Code-Point Open as published, or its part for {context.Recipe.AuthorityName}.");
    }

    private static PostcodeUnit[] NearHomes(PackContext context, PostcodeUnit[] units)
    {
        var homes = AuthorityAreas.Of(context).All.Select(area => area.Centroid).ToArray();
        return [.. units.GroupBy(unit => unit.District, StringComparer.Ordinal)
            .Where(district => district.Count(unit => homes.Any(home => home.CrowFlyTo(unit.Point).Value <= NearKilometres)) * 2
                > district.Count())
            .SelectMany(district => district)];
    }
}
