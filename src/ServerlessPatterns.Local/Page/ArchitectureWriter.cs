using System.Text.Json;
using ServerlessPatterns.Local.Page.Architecture;

namespace ServerlessPatterns.Local.Page;

/// <summary>Writes the architecture.</summary>
internal static class ArchitectureWriter
{
    public static void Write(Utf8JsonWriter json, LocalCloud cloud, SystemArchitecture architecture)
    {
        Texts(json, "services", cloud.Services.Select(service => service.Name));
        json.WriteString("endpoint", cloud.Endpoint.ToString().TrimEnd('/'));
        json.Time("started", cloud.Started);
        json.WriteNumber("speed", cloud.Speed);
        Texts(json, "warnings", cloud.Warnings);
        json.WriteStartArray("nodes");
        foreach (var node in architecture.Nodes)
        {
            json.WriteStartObject();
            json.WriteString("id", node.Id);
            json.WriteString("kind", node.Kind);
            json.WriteString("name", node.Name);
            json.WriteString("service", node.Service);
            json.Optional("detail", node.Detail);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("edges");
        foreach (var edge in architecture.Edges)
        {
            json.WriteStartObject();
            json.WriteString("id", edge.Id);
            json.WriteString("from", edge.From);
            json.WriteString("to", edge.To);
            json.WriteString("kind", edge.Kind);
            json.Optional("label", edge.Label);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("endpoints");
        foreach (var endpoint in architecture.Endpoints)
        {
            Write(json, endpoint);
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, ArchitectureEndpoint endpoint)
    {
        json.WriteStartObject();
        json.WriteString("id", endpoint.Id);
        json.WriteString("service", endpoint.Service);
        json.WriteString("kind", endpoint.Kind);
        json.WriteString("method", endpoint.Method);
        json.WriteString("url", endpoint.Url);
        json.WriteString("node", endpoint.Node);
        json.WriteString("title", endpoint.Title);
        json.Optional("body", endpoint.Body);
        json.Optional("contentType", endpoint.ContentType);
        if (endpoint.Headers is { } headers)
        {
            json.WriteStartObject("headers");
            foreach (var (name, value) in headers)
            {
                json.WriteString(name, value);
            }

            json.WriteEndObject();
        }

        if (endpoint.Parameters.Count > 0)
        {
            Texts(json, "parameters", endpoint.Parameters);
        }

        json.WriteEndObject();
    }

    private static void Texts(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }

        json.WriteEndArray();
    }
}
