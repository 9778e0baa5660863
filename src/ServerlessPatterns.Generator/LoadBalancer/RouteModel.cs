using ServerlessPatterns.Generator.Text;

namespace ServerlessPatterns.Generator.LoadBalancer;

/// <summary>A [HttpRoute].</summary>
/// <param name="HttpMethod">The method, in capitals.</param>
/// <param name="Template">The template, as it was written.</param>
/// <param name="Segments">Its segments.</param>
/// <param name="Method">The method that it leads to, an index into the target's.</param>
internal sealed record RouteModel(string HttpMethod, string Template, EquatableArray<TemplateSegment> Segments, int Method);
