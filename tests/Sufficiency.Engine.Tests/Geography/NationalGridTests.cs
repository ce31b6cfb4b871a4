using Sufficiency.Engine.Domain.Units;
using Sufficiency.Engine.Geography;

namespace Sufficiency.Engine.Tests.Geography;

public sealed class NationalGridTests
{
    [Fact]
    public void AGridPointTurnsIntoItsLongitudeAndLatitudeWithinTenMetres()
    {
        // Caister water tower, the worked example of Ordnance Survey's guide to coordinate systems; in WGS84 52°39′28.723″N 1°42′57.787″E
        // (https://www.movable-type.co.uk/scripts/latlong-os-gridref.html, the same seven-parameter shift).
        var place = new GridPoint(651_409.903, 313_177.270).ToLongitudeLatitude();
        Assert.InRange(place.Latitude, 52.6579786 - 0.0001, 52.6579786 + 0.0001);
        Assert.InRange(place.Longitude, 1.7160519 - 0.0001, 1.7160519 + 0.0001);
    }
}
