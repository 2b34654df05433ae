// The least an extension can do: what activation of ours is compared with.
exports.activate = () => undefined;
