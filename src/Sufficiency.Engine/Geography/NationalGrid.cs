using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Geography;

/// <summary>A point in WGS84, in degrees.</summary>
internal readonly record struct LongitudeLatitude(double Longitude, double Latitude);

/// <summary>Turns points of the British National Grid (EPSG:27700) into WGS84, to about 5 m.</summary>
internal static class NationalGrid
{
    // EPSG:27700 with the seven-parameter Helmert shift of EPSG:1314 (https://epsg.io/27700).
    private const string WellKnownText = """
        PROJCS["OSGB36 / British National Grid",
          GEOGCS["OSGB36",
            DATUM["Ordnance_Survey_of_Great_Britain_1936",
              SPHEROID["Airy 1830",6377563.396,299.3249646],
              TOWGS84[446.448,-125.157,542.06,0.15,0.247,0.842,-20.489]],
            PRIMEM["Greenwich",0], UNIT["degree",0.0174532925199433]],
          PROJECTION["Transverse_Mercator"],
          PARAMETER["latitude_of_origin",49], PARAMETER["central_meridian",-2], PARAMETER["scale_factor",0.9996012717],
          PARAMETER["false_easting",400000], PARAMETER["false_northing",-100000], UNIT["metre",1]]
        """;

    private static readonly MathTransform ToWgs84 = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(new CoordinateSystemFactory().CreateFromWkt(WellKnownText), GeographicCoordinateSystem.WGS84)
        .MathTransform;

    /// <summary>The same point in WGS84.</summary>
    public static LongitudeLatitude ToLongitudeLatitude(this GridPoint point)
    {
        var (longitude, latitude) = ToWgs84.Transform(point.EastingMetres, point.NorthingMetres);
        return new(longitude, latitude);
    }
}
