import vue from '@vitejs/plugin-vue'

const isCustomElement = (tag) => tag.startsWith('entryphone-')

export default { plugins: [vue({ template: { compilerOptions: { isCustomElement } } })] }
