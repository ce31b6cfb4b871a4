using Sufficiency.Engine.Domain.Pupils;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Tests.Domain;

public sealed class DomainTests
{
    [Fact]
    public void AnAcademicYearIsWrittenAsOfficersWriteIt() => Assert.Equal("2099/00", new AcademicYear(2099).ToString());

    [Fact]
    public void EveryYearGroupFromReceptionToYear14HasExactlyOneEntryPoint()
    {
        for (var year = 0; year <= YearGroup.LastPlaced; year++)
        {
            var entry = EntryPoints.Of(new(year));
            Assert.InRange(year, entry.First().Value, entry.Last().Value);
            Assert.Equal(new YearGroup(year).Phase, entry.Phase());
        }
    }

    [Fact]
    public void NeedCodesReadBackAsTheNeedTheyWereWrittenFrom() =>
        Assert.All(NeedCodes.All, need => Assert.Equal(need, NeedCodes.Find(need.ToCode())));

    [Fact]
    public void AMoreSpecialistPlaceSuitsALowerTierAndNeverTheOtherWay()
    {
        Assert.True(ProvisionType.SpecialSchool.Suits(Tier.Base));
        Assert.False(ProvisionType.ResourceBase.Suits(Tier.Special));
    }
}
