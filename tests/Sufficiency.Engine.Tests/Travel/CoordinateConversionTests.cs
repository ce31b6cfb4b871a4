using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Travel;

namespace Sufficiency.Engine.Tests.Travel;

public sealed class CoordinateConversionTests
{
    /// <summary>Greatest error of the seven-parameter shift in Great Britain, as Ordnance Survey states it.</summary>
    private const double HelmertMetres = 5.0;

    // Ordnance Survey's worked examples: Caister water tower (OSTN15 user guide, annexe A) and TR 143 599 in Kent (OSTN02 user guide);
    // ETRS89 is WGS84 within a metre.
    [Theory]
    [InlineData(1.716073973, 52.658007833, 651409.804, 313177.450)]
    [InlineData(1.072628, 51.297880, 614300, 159900)]
    [InlineData(-1.234951, 51.732869, 452931, 204072)] // Iffley Academy, of the school register of May 2025
    public void AKnownPointIsMetWithinTheDatumShiftsError(double longitude, double latitude, double easting, double northing)
    {
        var grid = CoordinateConversion.ToNationalGrid(new(longitude, latitude));
        Assert.InRange(new GridPoint(easting, northing).CrowFlyTo(grid).Value * 1000, 0, HelmertMetres);
    }

    [Theory]
    [InlineData(450_000, 200_000)]
    [InlineData(90_000, 10_000)]
    [InlineData(460_000, 1_200_000)]
    public void ThereAndBackIsTheSamePoint(double easting, double northing)
    {
        var point = new GridPoint(easting, northing);
        Assert.InRange(point.CrowFlyTo(CoordinateConversion.ToNationalGrid(CoordinateConversion.ToWgs84(point))).Value * 1000, 0, 0.01);
    }
}
