using ServerlessPatterns.Local.Mapping.Json;

namespace ServerlessPatterns.Local.Mapping.Values;

/// <summary>$input.</summary>
internal sealed class InputVariable(MappingInput input)
{
    public string Body => input.Body;

    public object? Path(string path)
    {
        var parsed = new JsonPath(path);
        if (Body.Length == 0)
        {
            throw new MappingException("$input reads the body as JSON, and it is empty.");
        }

        var root = JsonReader.Read(Body) ?? throw new MappingException("$input reads the body as JSON, and it is null.");
        return parsed.TryRead(root, out var value) ? value : input.Missing;
    }

    public string? Json(string path) => Path(path) is { } value ? JsonText.Of(value, escapesSlash: false) : null;

    public JavaMap Parameters()
    {
        if (input.IsResponse)
        {
            throw new MappingException("$input.params is the request's: the template of a response has none.");
        }

        var all = new JavaMap();
        all.Put("path", JavaMap.Of(input.Path, isReadOnly: true));
        all.Put("querystring", JavaMap.Of(input.QueryString, isReadOnly: true));
        all.Put("header", JavaMap.Of(input.Header, isReadOnly: true));
        return all;
    }

    public string? Parameter(string name)
    {
        if (!input.Declared.Contains(name))
        {
            throw new MappingException($"$input.params('{name}') is no parameter of the method's RequestParameters.");
        }

        var all = Parameters();
        for (var index = 0; index < all.Count; index++)
        {
            if (((JavaMap)all[index].Value!).Get(name) is string value)
            {
                return value;
            }
        }

        return input.Missing;
    }
}
