namespace Sufficiency.Engine.Tests.OpenData.Estate;

public sealed class CommittedSchemesTests
{
    [Fact]
    public void TheProgrammeOf2024IsNeitherLostNorCountedTwice()
    {
        var full = FullPlaces(CommittedPack.Oxfordshire);

        Assert.Equal(350, full["faringdon"] + full["didcot-semh"] + full["semh-third-school"]);
        Assert.Equal(96, full.Where(pair => pair.Key.StartsWith("semh-base-", StringComparison.Ordinal)).Sum(pair => pair.Value));
        Assert.Equal(12, full["valley-park-primary-base"]);
    }

    [Fact]
    public void BloxhamGroveFillsTo100AndHasNoPlacesBesideItsScheme()
    {
        var build = CommittedPack.Oxfordshire.Table("scheme_places.csv")
            .Where(row => row["scheme_id"] == "bloxham-grove" && row["phase"].Length == 0).Select(row => row.Number("places"));
        var own = CommittedPack.Oxfordshire.Table("provider_places.csv").Where(row => row["provider_id"] == "urn-149826");

        Assert.Equal([41, 77, 90, 100], build);
        Assert.All(own, row => Assert.Equal(0, row.Number("places")));
    }

    [Fact]
    public void AsAnnouncedIn2023FaringdonOpensTwoYearsBeforeTheYearAssumedToday()
    {
        Assert.Equal("2025", Scheme(CommittedPack.AsAnnounced, "faringdon")["planned_opening"]);
        Assert.Equal("2027", Scheme(CommittedPack.Oxfordshire, "faringdon")["planned_opening"]);
        Assert.Equal("2023", Scheme(CommittedPack.AsAnnounced, "bloxham-grove")["planned_opening"]);
    }

    [Fact]
    public void EverySchemeIsAtAProviderOfItsPackAndOpensNoEarlierThanItCan()
    {
        foreach (var pack in new[] { CommittedPack.Oxfordshire, CommittedPack.AsAnnounced })
        {
            var providers = pack.Table("providers.csv").Where(row => row["has_unlimited_places"] == "no").Select(row => row["provider_id"])
                .ToHashSet(StringComparer.Ordinal);
            Assert.All(pack.Table("schemes.csv"), row => Assert.Contains(row["provider_id"], providers));
            Assert.All(pack.Table("schemes.csv"),
                row => Assert.True(row.Number("earliest_opening") <= row.Number("planned_opening"), row["name"]));
        }
    }

    [Fact]
    public void EveryProviderWithoutPlacesOfItsOwnHasASchemeSaveAlternativeProvision()
    {
        var withScheme = CommittedPack.Oxfordshire.Table("schemes.csv").Select(row => row["provider_id"]).ToHashSet(StringComparer.Ordinal);
        var empty = CommittedPack.Oxfordshire.Table("provider_places.csv").GroupBy(row => row["provider_id"], StringComparer.Ordinal)
            .Where(group => group.All(row => row.Number("places") == 0)).Select(group => group.Key);

        Assert.Equal(["urn-141727"], empty.Where(id => !withScheme.Contains(id)), StringComparer.Ordinal);
    }

    private static IReadOnlyDictionary<string, string> Scheme(CommittedPack pack, string id) =>
        pack.Table("schemes.csv").Single(row => row["scheme_id"] == id);

    private static Dictionary<string, double> FullPlaces(CommittedPack pack) =>
        pack.Table("scheme_places.csv").GroupBy(row => row["scheme_id"], StringComparer.Ordinal)
        .ToDictionary(group => group.Key, group => group.Max(row => row.Number("places")), StringComparer.Ordinal);
}
