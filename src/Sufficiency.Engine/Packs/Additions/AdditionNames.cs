namespace Sufficiency.Engine.Packs.Additions;

/// <summary>What columns of the pack's tables are called in the row of an added scheme, so that faults name what was written.</summary>
internal static class AdditionNames
{
    /// <summary>Names by column; a column that is not among them has the same name.</summary>
    public static IReadOnlyDictionary<string, string> Of(AddedScheme scheme) => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["scheme_id"] = scheme.Id is null ? "name" : "id",
        ["provider_id"] = scheme.OpensProvider ? "name" : "at",
        ["earliest_opening"] = "opens",
        ["planned_opening"] = "opens",
        ["lowest_year_group"] = "ages",
        ["highest_year_group"] = "ages",
        ["minimum_viable_roll"] = "minimum_roll",
        ["easting"] = scheme.Location is null ? "postcode" : "easting",
        ["northing"] = scheme.Location is null ? "postcode" : "northing",
    };
}
