using System;
using System.Collections.Generic;
using System.Linq;
using BatchTasks.Shared.Bodies.Data;

namespace BatchTasks.Shared.Bodies;

/// <summary>Which endpoints a published model serves.</summary>
internal static class ModelCatalog
{
    private static readonly Lazy<Dictionary<string, string[]>> s_endpoints = new(static () =>
        PublishedModels.Create().SelectMany(each => each.Models.Select(model => (model, each.Endpoints))).ToDictionary(each => each.model, each => each.Endpoints, StringComparer.Ordinal));

    /// <summary>The endpoints, or null for a name that is not published: a deployment, a fine-tuned or a newer model.</summary>
    public static IReadOnlyList<string>? Endpoints(string model)
    {
        var known = s_endpoints.Value;
        if (known.TryGetValue(model, out var endpoints))
            return endpoints;

        // A snapshot of a published model, as gpt-4o-2024-08-06 is of gpt-4o.
        return HasDate(model) && known.TryGetValue(model.Substring(0, model.Length - "-yyyy-mm-dd".Length), out endpoints) ? endpoints : null;
    }

    /// <summary>False only where the model is published for other endpoints and not for this one.</summary>
    public static bool Serves(string model, string endpoint) => Endpoints(model) is not { } endpoints || endpoints.Contains(endpoint);

    private static bool HasDate(string model)
    {
        const string Form = "-0000-00-00";
        if (model.Length <= Form.Length)
            return false;

        for (var index = 0; index < Form.Length; index++)
        {
            var character = model[model.Length - Form.Length + index];
            if (Form[index] == '-' ? character != '-' : character is < '0' or > '9')
                return false;
        }

        return true;
    }
}
