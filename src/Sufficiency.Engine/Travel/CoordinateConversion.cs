using ProjNet.CoordinateSystems;
using ProjNet.CoordinateSystems.Transformations;
using Sufficiency.Engine.Domain.Units;

namespace Sufficiency.Engine.Travel;

/// <summary>A point on the globe in WGS84, in degrees.</summary>
internal readonly record struct GeoPoint(double Longitude, double Latitude);

/// <summary>Converts between the British National Grid (EPSG:27700) and WGS84 (EPSG:4326).</summary>
/// <remarks>
/// The datum shift is the single seven-parameter Helmert transformation OSGB36 → WGS84 (EPSG:1314), good to about 5 m anywhere in Great
/// Britain. Source: Ordnance Survey, "A guide to coordinate systems in Great Britain", section 6.6. Ordnance Survey's grid shift OSTN15
/// would be exact, and is not needed for distances between areas and schools.
/// </remarks>
internal static class CoordinateConversion
{
    private const string NationalGrid = """
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

    private static readonly ICoordinateTransformation FromGrid = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(new CoordinateSystemFactory().CreateFromWkt(NationalGrid), GeographicCoordinateSystem.WGS84);

    private static readonly MathTransform ToGrid = new CoordinateTransformationFactory()
        .CreateFromCoordinateSystems(GeographicCoordinateSystem.WGS84,
            new CoordinateSystemFactory().CreateFromWkt(NationalGrid)).MathTransform;

    /// <summary>The WGS84 longitude and latitude of a grid point.</summary>
    public static GeoPoint ToWgs84(GridPoint point)
    {
        var (longitude, latitude) = FromGrid.MathTransform.Transform(point.EastingMetres, point.NorthingMetres);
        return new(longitude, latitude);
    }

    /// <summary>The grid point of a WGS84 longitude and latitude.</summary>
    public static GridPoint ToNationalGrid(GeoPoint point)
    {
        var (easting, northing) = ToGrid.Transform(point.Longitude, point.Latitude);
        return new(easting, northing);
    }
}
